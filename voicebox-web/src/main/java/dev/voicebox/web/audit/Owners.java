package dev.voicebox.web.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.access.admin.key.Keys;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Whose a thing is that an address names by its id alone: a project's or a key's. */
@ApplicationScoped
public class Owners {
    private static final Pattern NAMED = Pattern.compile("/?(projects|keys)/([^/]+)(?:/.*)?");

    private final Projects projects;
    private final Keys keys;

    /** For the container's proxy. */
    protected Owners() {
        this(null, null);
    }

    @Inject
    public Owners(Projects projects, Keys keys) {
        this.projects = projects;
        this.keys = keys;
    }

    /** Asks the database. Empty for other addresses, for what is not there, and for an id that several tenants have. */
    Optional<TenantId> of(String path) {
        Matcher named = NAMED.matcher(path);
        if (!named.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    named.group(1).equals("keys")
                            ? keys.find(Optional.empty(), named.group(2)).tenant()
                            : projects.find(Optional.empty(), new ProjectId(named.group(2)))
                                    .tenant());
        } catch (AdminRefused | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
