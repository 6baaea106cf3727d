package dev.voicebox.access.admin.tenant;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;

import dev.voicebox.access.admin.Administrator;
import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.store.AdminWork;
import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.access.admin.store.TenantDeleted;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.tenant.TenantStatus;
import dev.voicebox.tenant.TenantId;

/** What can be done with tenants. Everything here asks the database and may wait for it. */
public final class Tenants {
    private static final String KIND = "tenant";

    private final AdminWork work;
    private final Notices notices;

    public Tenants(AdminWork work, Notices notices) {
        this.work = Objects.requireNonNull(work, "work");
        this.notices = Objects.requireNonNull(notices, "notices");
    }

    /** The same, of one who is known: only that one writes. */
    public Tenants by(Deeds deeds) {
        return new Tenants(work.by(deeds), notices);
    }

    /** All, for who runs the platform; for others their own. */
    public Part<TenantView> list(Administrator who, Part.Wanted wanted) throws AdminRefused {
        if (who.tenant().isPresent()) {
            return new Part<>(
                    wanted.cursor() == null ? List.of(find(who.tenant().get())) : List.of(), false);
        }
        return work.acrossTenants(entities -> {
            TenantRepository tenants = new TenantRepository(entities);
            TenantEntity from = wanted.cursor() == null
                    ? null
                    : tenants.find(wanted.cursor()).orElseThrow(() -> AdminRefused.unknownCursor(wanted));
            return Part.of(tenants.part(from, wanted.isBackward(), wanted.limit() + 1), wanted, TenantView::of);
        });
    }

    public TenantView find(TenantId id) throws AdminRefused {
        return work.of(
                id,
                entities -> TenantView.of(
                        new TenantRepository(entities).find(id.value()).orElseThrow(() -> AdminRefused.unknown(KIND))));
    }

    /** Makes an active tenant. Its name, tier and settings are those of the change. */
    public TenantView create(TenantId id, TenantChange wanted) throws AdminRefused {
        if (Administrator.isReserved(id)) {
            throw AdminRefused.conflict("id_taken", "Ids that begin with a hyphen are not given to tenants.");
        }
        TenantView made = work.write(id, tenant -> deed("create", tenant), entities -> {
            TenantRepository tenants = new TenantRepository(entities);
            if (tenants.find(id.value()).isPresent()) {
                throw AdminRefused.conflict("id_taken", "There is, or was, a tenant of this id. Choose another.");
            }
            TenantEntity row = new TenantEntity(id.value(), wanted.name().orElse(id.value()), work.now());
            apply(wanted, row);
            tenants.add(row);
            return TenantView.of(row);
        });
        // Servers may remember that there was none.
        notices.publish(Notice.of(Notice.Kind.TENANT_CHANGED, id, id.value()));
        return made;
    }

    public TenantView change(TenantId id, TenantChange wanted, OptionalLong expected) throws AdminRefused {
        return write("update", id, expected, row -> apply(wanted, row));
    }

    /** It is served no more, for good; what it has stays until it is erased. */
    public TenantView delete(TenantId id, OptionalLong expected) throws AdminRefused {
        return write("delete", id, expected, row -> row.toStatus(TenantStatus.DELETED));
    }

    private TenantView write(String action, TenantId id, OptionalLong expected, Consumer<TenantEntity> change)
            throws AdminRefused {
        TenantView changed = work.write(id, tenant -> deed(action, tenant), entities -> {
            TenantEntity row =
                    new TenantRepository(entities).lock(id.value()).orElseThrow(() -> AdminRefused.unknown(KIND));
            AdminWork.requireVersion(expected, row.version());
            if (row.status() == TenantStatus.DELETED) {
                throw AdminRefused.conflict(TenantDeleted.CODE, "The tenant is deleted. Make another one.");
            }
            change.accept(row);
            row.changedAt(work.now());
            return TenantView.of(row);
        });
        notices.publish(Notice.of(Notice.Kind.TENANT_CHANGED, id, id.value()));
        return changed;
    }

    private static Deed deed(String action, TenantView tenant) {
        Map<String, String> details =
                Map.of("status", tenant.status(), "tier", tenant.tier(), "version", Long.toString(tenant.version()));
        return new Deed("tenant." + action, "tenant:" + tenant.id(), details);
    }

    private static void apply(TenantChange wanted, TenantEntity row) {
        wanted.name().ifPresent(row::rename);
        wanted.tier().ifPresent(row::toTier);
        wanted.status().map(TenantStatus::of).ifPresent(row::toStatus);
        wanted.retentionDays().ifPresent(days -> row.keepFor(days == 0 ? null : days));
        row.replaceSettings(wanted.on(row.settings()));
    }
}
