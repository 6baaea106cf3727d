package dev.voicebox.catalogue;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Runs steps that may refuse in one transaction; what is refused is rolled back. */
final class CatalogueWork {
    private static final String UNIQUE = "23505";

    private final UnitOfWork work;

    CatalogueWork(UnitOfWork work) {
        this.work = Objects.requireNonNull(work, "work");
    }

    interface Step<T> {
        T on(TenantId tenant, EntityManager entities) throws CatalogueRefused, ProtocolViolation;
    }

    /** @param named {@code null} for the first one */
    TenantId tenant(TenantId named) throws CatalogueRefused {
        return ask(() -> named == null ? first() : Optional.of(named).filter(this::isThere))
                .orElseThrow(CatalogueRefused::unknownTenant);
    }

    <T> T in(TenantId tenant, Step<T> step) throws CatalogueRefused, ProtocolViolation {
        Refusal refused = new Refusal();
        try {
            return work.inTransaction(tenant, entities -> {
                try {
                    return step.on(tenant, entities);
                } catch (CatalogueRefused | ProtocolViolation e) {
                    refused.why = e;
                    throw new IllegalStateException("refused", e);
                }
            });
        } catch (RuntimeException e) {
            if (refused.why instanceof CatalogueRefused why) {
                throw why;
            }
            if (refused.why instanceof ProtocolViolation why) {
                throw why;
            }
            // Another server may have taken the name in between.
            throw isDuplicate(e) ? CatalogueRefused.nameTaken("thing") : CatalogueRefused.storeAway(e);
        }
    }

    private static final class Refusal {
        private Exception why;
    }

    private Optional<TenantId> first() {
        return work.acrossTenants(
                entities -> new TenantRepository(entities).first().map(tenant -> new TenantId(tenant.id())));
    }

    private boolean isThere(TenantId tenant) {
        return work.inTransaction(
                tenant,
                entities -> new TenantRepository(entities).find(tenant.value()).isPresent());
    }

    private static boolean isDuplicate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static <T> T ask(Supplier<T> question) throws CatalogueRefused {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw CatalogueRefused.storeAway(e);
        }
    }
}
