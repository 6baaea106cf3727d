package dev.voicebox.content;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.persistence.EntityManager;

import dev.voicebox.access.MasterKey;
import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.persistence.content.TenantKeyRepository;
import dev.voicebox.persistence.content.TenantKeyRow;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** Tenants' keys as PostgreSQL has them. Everything here may wait for it, and throws {@link ContentAway} when it does not answer. */
public final class TenantKeys {
    /** Of {@code tenants.settings}: {@code true} if what callers and models say is kept encrypted. */
    public static final String SETTING = "content_encryption";

    private static final Logger LOG = Logger.getLogger(TenantKeys.class.getName());

    private final UnitOfWork work;
    private final WrappedKeys wrapped;
    private final Clock clock;

    public TenantKeys(UnitOfWork work, MasterKey master, Clock clock) {
        this.work = work;
        this.wrapped = new WrappedKeys(master, new SecureRandom());
        this.clock = clock;
    }

    /**
     * What the tenant's content can be read with.
     *
     * @param erased generations that are destroyed
     */
    record Reading(Map<Long, ContentKey> keys, Set<Long> erased) {
        Reading {
            keys = Map.copyOf(keys);
            erased = Set.copyOf(erased);
        }
    }

    /** How to keep what is said from now on; a tenant that wants encryption and has no key gets one. */
    public Protection protection(TenantId tenant) {
        return ask(tenant, entities -> {
            boolean encrypted = new TenantRepository(entities)
                    .find(tenant.value())
                    .map(found -> Boolean.TRUE.equals(found.settings().get(SETTING)))
                    .orElse(false);
            return encrypted ? new Protection.Encrypted(inUse(entities, tenant)) : new Protection.Plain();
        });
    }

    Reading reading(TenantId tenant) {
        return ask(tenant, entities -> {
            Map<Long, ContentKey> keys = new HashMap<>();
            Set<Long> erased = new HashSet<>();
            for (TenantKeyRow row : rows(entities, tenant)) {
                if (row.isErased()) {
                    erased.add(row.generation());
                } else {
                    wrapped.unwrap(tenant, row).ifPresent(key -> keys.put(row.generation(), key));
                }
            }
            return new Reading(keys, erased);
        });
    }

    /**
     * Destroys the tenant's keys: nothing that was encrypted can be read from now on. Servers that have the key in use take up
     * the next one within half a minute; what they keep until then cannot be read either.
     *
     * @param deeds where it is written down, in the same transaction
     * @return how many there were, 0 or 1
     */
    public int erase(TenantId tenant, Deeds deeds) {
        return ask(tenant, entities -> {
            int erased = new TenantKeyRepository(entities).erase(tenant.value(), clock.instant());
            deeds.done(
                    tenant,
                    new Deed("content_key.delete", "tenant:" + tenant, Map.of("erased", Integer.toString(erased))));
            return erased;
        });
    }

    private ContentKey inUse(EntityManager entities, TenantId tenant) {
        List<TenantKeyRow> rows = rows(entities, tenant);
        if (rows.isEmpty() || last(rows).isErased()) {
            long next = rows.isEmpty() ? 1 : last(rows).generation() + 1;
            TenantKeyRepository keys = new TenantKeyRepository(entities);
            keys.add(tenant.value(), wrapped.fresh(tenant, next), clock.instant());
            // Perhaps another server's.
            rows = keys.of(tenant.value());
        }
        TenantKeyRow row = last(rows);
        return wrapped.unwrap(tenant, row).orElseThrow(() -> {
            LOG.log(
                    Level.SEVERE,
                    "The content key {0} of tenant {1} does not open with the master key of this server",
                    new Object[] {row.generation(), tenant});
            return new ContentAway("no master key of this server opens the tenant's key", null);
        });
    }

    /** While the master key is being changed, keys are wrapped anew as they are used. */
    private List<TenantKeyRow> rows(EntityManager entities, TenantId tenant) {
        TenantKeyRepository keys = new TenantKeyRepository(entities);
        List<TenantKeyRow> rows = keys.of(tenant.value());
        rows.stream()
                .filter(row -> !row.isErased())
                .flatMap(row -> wrapped.rewrapped(tenant, row).stream())
                .forEach(row -> keys.rewrap(tenant.value(), row));
        return rows;
    }

    private static TenantKeyRow last(List<TenantKeyRow> rows) {
        return rows.get(rows.size() - 1);
    }

    private <T> T ask(TenantId tenant, Function<EntityManager, T> question) {
        try {
            return work.inTransaction(tenant, question);
        } catch (ContentAway e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ContentAway("the keys of tenants cannot be read", e);
        }
    }
}
