package dev.voicebox.web.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.access.admin.key.Keys;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.tenant.Tenants;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Whose a thing is that an address names: the tenant itself, or one that has this project or key. */
@ApplicationScoped
public class Owners {
    private static final Pattern NAMED = Pattern.compile("/?(tenants|projects|keys)/([^/]+)(?:/.*)?");

    private final Tenants tenants;
    private final Projects projects;
    private final Keys keys;

    /** For the container's proxy. */
    protected Owners() {
        this(null, null, null);
    }

    @Inject
    public Owners(Tenants tenants, Projects projects, Keys keys) {
        this.tenants = tenants;
        this.projects = projects;
        this.keys = keys;
    }

    /**
     * Asks the database. Empty for other addresses, for what is not there, and for an id that several tenants have: a chain that is
     * begun for a tenant to come would be the first that its administrators read.
     *
     * @param asked the tenant that is meant, if one is named beside the path; {@code null} or empty: none is
     */
    Optional<TenantId> of(String asked, String path) {
        try {
            if (asked != null && !asked.isEmpty()) {
                return Optional.of(tenants.find(new TenantId(asked)).id());
            }
            Matcher named = NAMED.matcher(path);
            return named.matches() ? Optional.of(owner(named.group(1), named.group(2))) : Optional.empty();
        } catch (AdminRefused | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private TenantId owner(String kind, String id) throws AdminRefused {
        return switch (kind) {
            case "tenants" -> tenants.find(new TenantId(id)).id();
            case "projects" ->
                projects.find(Optional.empty(), new ProjectId(id)).tenant();
            default -> keys.find(Optional.empty(), id).tenant();
        };
    }
}
