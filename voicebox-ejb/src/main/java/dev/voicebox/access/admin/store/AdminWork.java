package dev.voicebox.access.admin.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;

import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.tenant.TenantStatus;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Runs the work of an administrator in one transaction; what is refused is rolled back. */
public final class AdminWork {
    private final UnitOfWork work;
    private final Clock clock;
    private final Deeds deeds;

    public AdminWork(UnitOfWork work, Clock clock) {
        this(work, clock, Deeds.UNSIGNED);
    }

    private AdminWork(UnitOfWork work, Clock clock, Deeds deeds) {
        this.work = Objects.requireNonNull(work, "work");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.deeds = Objects.requireNonNull(deeds, "deeds");
    }

    /** The same, of one who is known: only that one writes. */
    public AdminWork by(Deeds signed) {
        return new AdminWork(work, clock, signed);
    }

    /** A step that may refuse. */
    @FunctionalInterface
    public interface Step<T> {
        T on(EntityManager entities) throws AdminRefused;
    }

    /** What to say of a step that is done. */
    @FunctionalInterface
    public interface Told<T> {
        Deed of(T done);
    }

    /** A step that changes something: it happens if and only if it is written down. */
    public <T> T write(TenantId tenant, Told<T> told, Step<T> step) throws AdminRefused {
        return of(tenant, entities -> {
            T done = step.on(entities);
            entities.flush();
            deeds.done(tenant, told.of(done));
            return done;
        });
    }

    public <T> T of(TenantId tenant, Step<T> step) throws AdminRefused {
        return run(() -> work.inTransaction(tenant, entities -> perform(step, entities)));
    }

    public <T> T acrossTenants(Step<T> step) throws AdminRefused {
        return run(() -> work.acrossTenants(entities -> perform(step, entities)));
    }

    /** As PostgreSQL keeps it, or what was stored would differ from what was answered. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param expected empty when whichever version it is may be changed */
    public static void requireVersion(OptionalLong expected, long actual) throws AdminRefused {
        if (expected.isPresent() && expected.getAsLong() != actual) {
            throw AdminRefused.otherVersion();
        }
    }

    /** What one that is deleted had is not shown. */
    public static void requireTenant(EntityManager entities, TenantId tenant) throws AdminRefused {
        if (new TenantRepository(entities)
                .find(tenant.value())
                .filter(row -> row.status() != TenantStatus.DELETED)
                .isEmpty()) {
            throw AdminRefused.unknown("tenant");
        }
    }

    private static <T> T perform(Step<T> step, EntityManager entities) {
        try {
            return step.on(entities);
        } catch (AdminRefused refused) {
            throw new Stopped(refused);
        }
    }

    private static <T> T run(Supplier<T> all) throws AdminRefused {
        try {
            return all.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Stopped stopped) {
                    throw stopped.refused;
                }
            }
            throw AdminRefused.storeAway(e);
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient AdminRefused refused;

        Stopped(AdminRefused refused) {
            super(refused.code(), null, false, false);
            this.refused = refused;
        }
    }
}
