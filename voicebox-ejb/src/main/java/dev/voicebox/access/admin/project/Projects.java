package dev.voicebox.access.admin.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.persistence.EntityManager;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.store.AdminWork;
import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.persistence.tenant.ApiKeyRepository;
import dev.voicebox.persistence.tenant.ProjectEntity;
import dev.voicebox.persistence.tenant.ProjectKey;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** What can be done with projects. Everything here asks the database and may wait for it. */
public final class Projects {
    private static final String KIND = "project";

    private final AdminWork work;
    private final Notices notices;

    public Projects(AdminWork work, Notices notices) {
        this.work = Objects.requireNonNull(work, "work");
        this.notices = Objects.requireNonNull(notices, "notices");
    }

    /** What is to be different, or of a new one what it is; empty stays as it is. */
    public record Change(Optional<String> name, Optional<String> environment) {
        @Override
        public String toString() {
            return "Change[" + (name.isPresent() ? "1" : "0") + ", " + (environment.isPresent() ? "1" : "0") + "]";
        }
    }

    /** The same, of one who is known: only that one writes. */
    public Projects by(Deeds deeds) {
        return new Projects(work.by(deeds), notices);
    }

    public Part<ProjectView> list(TenantId tenant, Part.Wanted wanted) throws AdminRefused {
        return work.of(tenant, entities -> {
            TenantRepository tenants = new TenantRepository(entities);
            AdminWork.requireTenant(entities, tenant);
            ProjectEntity from = wanted.cursor() == null
                    ? null
                    : tenants.findProject(tenant.value(), wanted.cursor())
                            .orElseThrow(() -> AdminRefused.unknownCursor(wanted));
            return Part.of(
                    tenants.projects(tenant.value(), from, wanted.isBackward(), wanted.limit() + 1),
                    wanted,
                    ProjectView::of);
        });
    }

    /** @param named the tenant that is meant, when it is named: most ids are of one tenant only, but {@code default} is of many */
    public ProjectView find(Optional<TenantId> named, ProjectId id) throws AdminRefused {
        TenantId tenant = tenantOf(named, id);
        return work.of(tenant, entities -> ProjectView.of(live(entities, tenant, id)));
    }

    public ProjectView create(TenantId tenant, ProjectId id, Change wanted) throws AdminRefused {
        return work.write(tenant, project -> deed("create", project), entities -> {
            TenantRepository tenants = new TenantRepository(entities);
            tenants.find(tenant.value()).orElseThrow(() -> AdminRefused.unknown("tenant"));
            ProjectEntity row = new ProjectEntity(
                    new ProjectKey(tenant.value(), id.value()),
                    wanted.name().orElse(id.value()),
                    wanted.environment().orElse("production"),
                    work.now());
            tenants.add(row);
            return ProjectView.of(row);
        });
    }

    public ProjectView change(Optional<TenantId> named, ProjectId id, Change wanted, OptionalLong expected)
            throws AdminRefused {
        TenantId tenant = tenantOf(named, id);
        return work.write(tenant, project -> deed("update", project), entities -> {
            ProjectEntity row = locked(entities, tenant, id, expected);
            row.describe(wanted.name().orElse(row.name()), wanted.environment().orElse(row.environment()));
            row.changedAt(work.now());
            return ProjectView.of(row);
        });
    }

    /** Its keys are revoked with it. */
    public ProjectView delete(Optional<TenantId> named, ProjectId id, OptionalLong expected) throws AdminRefused {
        TenantId tenant = tenantOf(named, id);
        List<String> revoked = new ArrayList<>();
        ProjectView deleted = work.write(tenant, project -> deed("delete", project), entities -> {
            ProjectEntity row = locked(entities, tenant, id, expected);
            new ApiKeyRepository(entities).unrevoked(tenant.value(), id.value()).forEach(key -> {
                key.revokeAt(work.now());
                revoked.add(key.key().id());
            });
            row.deleteAt(work.now());
            row.changedAt(work.now());
            return ProjectView.of(row);
        });
        revoked.forEach(key -> notices.publish(Notice.of(Notice.Kind.KEY_CHANGED, tenant, key)));
        return deleted;
    }

    private static Deed deed(String action, ProjectView project) {
        return new Deed(
                "project." + action, "project:" + project.id(), Map.of("version", Long.toString(project.version())));
    }

    private TenantId tenantOf(Optional<TenantId> named, ProjectId id) throws AdminRefused {
        if (named.isPresent()) {
            return named.get();
        }
        List<TenantId> found = work.acrossTenants(entities -> new TenantRepository(entities)
                .projectsCalled(id.value()).stream()
                        .map(row -> new TenantId(row.key().tenantId()))
                        .toList());
        if (found.size() > 1) {
            throw AdminRefused.ambiguous(KIND);
        }
        return found.stream().findFirst().orElseThrow(() -> AdminRefused.unknown(KIND));
    }

    private static ProjectEntity locked(EntityManager entities, TenantId tenant, ProjectId id, OptionalLong expected)
            throws AdminRefused {
        ProjectEntity row = new TenantRepository(entities)
                .lockProject(tenant.value(), id.value())
                .filter(project -> !project.isDeleted())
                .orElseThrow(() -> AdminRefused.unknown(KIND));
        AdminWork.requireVersion(expected, row.version());
        return row;
    }

    private static ProjectEntity live(EntityManager entities, TenantId tenant, ProjectId id) throws AdminRefused {
        return new TenantRepository(entities)
                .findProject(tenant.value(), id.value())
                .filter(project -> !project.isDeleted())
                .orElseThrow(() -> AdminRefused.unknown(KIND));
    }
}
