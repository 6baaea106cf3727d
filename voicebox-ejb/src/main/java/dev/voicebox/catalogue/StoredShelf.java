package dev.voicebox.catalogue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

import jakarta.persistence.EntityManager;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.persistence.catalogue.CatalogueEntity;
import dev.voicebox.persistence.catalogue.CatalogueKey;
import dev.voicebox.persistence.catalogue.CatalogueRepository;
import dev.voicebox.tenant.TenantId;

/** Things of one kind in PostgreSQL. */
final class StoredShelf<E extends CatalogueEntity, D> implements Shelf<D> {
    private static final int ID_BYTES = 16;

    private final Kind<E, D> kind;
    private final CatalogueWork work;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    StoredShelf(Kind<E, D> kind, CatalogueWork work, Clock clock) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.work = Objects.requireNonNull(work, "work");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public Part<Kept<D>> list(TenantId named, Part.Wanted wanted) throws CatalogueRefused, ProtocolViolation {
        return work.in(work.tenant(named), (tenant, entities) -> {
            CatalogueRepository<E> rows = rows(entities);
            E from = wanted.cursor() == null
                    ? null
                    : rows.find(tenant.value(), wanted.cursor()).orElseThrow(CatalogueRefused::unknownCursor);
            return Part.of(
                    rows.part(tenant.value(), from, wanted.isBackward(), wanted.limit() + 1), wanted, this::view);
        });
    }

    @Override
    public Kept<D> find(TenantId named, String id) throws CatalogueRefused, ProtocolViolation {
        return work.in(
                work.tenant(named),
                (tenant, entities) -> rows(entities)
                        .find(tenant.value(), id)
                        .map(this::view)
                        .orElseThrow(() -> CatalogueRefused.unknown(kind.word())));
    }

    @Override
    public Kept<D> create(TenantId named, D what, Deeds deeds) throws CatalogueRefused, ProtocolViolation {
        return work.in(work.tenant(named), (tenant, entities) -> {
            kind.check(tenant, what);
            E row = kind.newRow(new CatalogueKey(tenant.value(), nextId()), now());
            put(row, what, rows(entities));
            rows(entities).add(row);
            done(row, deeds, "create");
            return view(row);
        });
    }

    @Override
    public Kept<D> change(Meant meant, Revision<D> revision, Deeds deeds) throws CatalogueRefused, ProtocolViolation {
        return work.in(work.tenant(meant.tenant()), (tenant, entities) -> {
            E row = locked(tenant, meant, rows(entities));
            D next = revision.of(kind.read(row));
            kind.check(tenant, next);
            put(row, next, rows(entities));
            row.changedAt(now());
            rows(entities).flush();
            done(row, deeds, "update");
            return view(row);
        });
    }

    @Override
    public void delete(Meant meant, Deeds deeds) throws CatalogueRefused, ProtocolViolation {
        work.in(work.tenant(meant.tenant()), (tenant, entities) -> {
            E row = locked(tenant, meant, rows(entities));
            rows(entities).delete(row);
            done(row, deeds, "delete");
            return row;
        });
    }

    private E locked(TenantId tenant, Meant meant, CatalogueRepository<E> rows) throws CatalogueRefused {
        E row = rows.lock(tenant.value(), meant.id()).orElseThrow(() -> CatalogueRefused.unknown(kind.word()));
        if (meant.version().isPresent() && meant.version().getAsLong() != row.version()) {
            throw CatalogueRefused.otherVersion();
        }
        return row;
    }

    private void put(E row, D what, CatalogueRepository<E> rows) throws CatalogueRefused {
        String name = kind.nameOf(what);
        if (rows.hasName(row.key().tenantId(), name, row.key().id())) {
            throw CatalogueRefused.nameTaken(kind.word());
        }
        row.rename(name);
        kind.write(row, what);
    }

    private void done(E row, Deeds deeds, String action) {
        deeds.done(
                new TenantId(row.key().tenantId()),
                new Deed(
                        kind.word() + '.' + action,
                        kind.word() + ':' + row.key().id(),
                        Map.of("version", Long.toString(row.version()))));
    }

    private Kept<D> view(E row) {
        return Kept.of(row, kind.read(row));
    }

    private CatalogueRepository<E> rows(EntityManager entities) {
        return new CatalogueRepository<>(entities, kind.rows());
    }

    private String nextId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return kind.word() + '_' + HexFormat.of().formatHex(id);
    }

    /** As PostgreSQL keeps it, or what was stored would differ from what was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
