package dev.voicebox.resume;

import java.util.Objects;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Which session, of whom. To another tenant or project it does not exist. */
public record SessionKey(TenantId tenant, ProjectId project, SessionId session) {
    public SessionKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(session, "session");
    }
}
