package dev.voicebox.catalogue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import dev.voicebox.persistence.catalogue.CatalogueRepository;
import dev.voicebox.persistence.catalogue.VoiceEntity;
import dev.voicebox.session.OwnVoices;
import dev.voicebox.tenant.AskedOnce;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/**
 * The voices of tenants as sessions ask for them, by name and by id. What a tenant changes is known here after five seconds at the
 * latest; while the database is away, what was known last counts, or nothing.
 */
final class TenantVoices implements OwnVoices {
    private static final Logger LOG = System.getLogger(TenantVoices.class.getName());
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST_TENANTS = 10_000;
    private static final int MOST = 1_000;

    private final UnitOfWork work;
    private final LongSupplier nanos;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();
    private final AskedOnce<TenantId, List<OwnVoice>> underWay = new AskedOnce<>();

    private record Known(List<OwnVoice> voices, long at) {}

    TenantVoices(UnitOfWork work, LongSupplier nanos) {
        this.work = Objects.requireNonNull(work, "work");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
    }

    @Override
    public List<OwnVoice> of(TenantId tenant) {
        Known last = known.get(tenant);
        if (last != null && nanos.getAsLong() - last.at() < FRESH_NANOS) {
            return last.voices();
        }
        return underWay.ask(tenant, () -> look(tenant, last));
    }

    private List<OwnVoice> look(TenantId tenant, Known last) {
        if (known.size() > MOST_TENANTS) {
            known.clear();
        }
        List<OwnVoice> voices = read(tenant, last == null ? List.of() : last.voices());
        known.put(tenant, new Known(voices, nanos.getAsLong()));
        return voices;
    }

    private List<OwnVoice> read(TenantId tenant, List<OwnVoice> otherwise) {
        try {
            return work.inTransaction(
                    tenant,
                    entities -> new CatalogueRepository<>(entities, VoiceEntity.class)
                            .all(tenant.value(), MOST).stream()
                                    .map(TenantVoices::view)
                                    .toList());
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The voices of a tenant cannot be read.", e);
            return otherwise;
        }
    }

    private static OwnVoice view(VoiceEntity row) {
        return new OwnVoice(
                row.key().id(), row.name(), row.engineVoice(), row.language().orElse(null));
    }
}
