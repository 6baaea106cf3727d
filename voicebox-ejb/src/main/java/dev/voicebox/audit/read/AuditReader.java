package dev.voicebox.audit.read;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import dev.voicebox.audit.AuditLog;
import dev.voicebox.audit.chain.ChainVerifier;
import dev.voicebox.audit.chain.Verdict;
import dev.voicebox.persistence.audit.AuditPages;
import dev.voicebox.persistence.audit.AuditRepository;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/**
 * Reads the log of a tenant, of one that is gone too, and of {@link AuditLog#PLATFORM}. Everything here asks the database and may
 * wait for it. A tenant of {@code null} is the first one.
 */
public final class AuditReader {
    private final UnitOfWork work;
    private final ChainVerifier verifier;

    public AuditReader(UnitOfWork work, ChainVerifier verifier) {
        this.work = Objects.requireNonNull(work, "work");
        this.verifier = Objects.requireNonNull(verifier, "verifier");
    }

    public AuditPage<WrittenEntry> entries(TenantId named, AuditQuery query) throws AuditRefused {
        TenantId tenant = find(named);
        return AuditPage.of(
                ask(() -> work.inTransaction(
                        tenant,
                        entities -> new AuditPages(entities)
                                .entries(
                                        tenant.value(),
                                        query.filter(),
                                        query.page().place()))),
                query.page(),
                WrittenEntry::of);
    }

    public AuditPage<PastDecision> decisions(TenantId named, AuditQuery query) throws AuditRefused {
        TenantId tenant = find(named);
        return AuditPage.of(
                ask(() -> work.inTransaction(
                        tenant,
                        entities -> new AuditPages(entities)
                                .decisions(
                                        tenant.value(),
                                        query.filter(),
                                        query.page().place()))),
                query.page(),
                PastDecision::of);
    }

    /** Reads the whole chain. */
    public Verdict verify(TenantId named) throws AuditRefused {
        TenantId tenant = find(named);
        return ask(() -> verifier.verify(tenant, Verdict.Seen.NOTHING));
    }

    private TenantId find(TenantId named) throws AuditRefused {
        return ask(() -> named == null ? first() : Optional.of(named).filter(this::hasLog))
                .orElseThrow(AuditRefused::unknownTenant);
    }

    private Optional<TenantId> first() {
        return work.acrossTenants(
                entities -> new TenantRepository(entities).first().map(tenant -> new TenantId(tenant.id())));
    }

    private boolean hasLog(TenantId tenant) {
        return tenant.equals(AuditLog.PLATFORM)
                || work.inTransaction(
                        tenant,
                        entities -> new TenantRepository(entities)
                                        .find(tenant.value())
                                        .isPresent()
                                || new AuditRepository(entities)
                                        .head(tenant.value())
                                        .isPresent());
    }

    private static <T> T ask(Supplier<T> question) throws AuditRefused {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw AuditRefused.storeAway(e);
        }
    }
}
