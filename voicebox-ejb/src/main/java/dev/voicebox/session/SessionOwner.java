package dev.voicebox.session;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Whose an open session is.
 *
 * @param key id of the API key that it was opened with, or that its client secret was made with; empty where there was none
 */
public record SessionOwner(TenantId tenant, ProjectId project, SessionId session, Optional<String> key) {

    public SessionOwner {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(key, "key");
    }

    @Override
    public String toString() {
        return "SessionOwner[" + tenant + ", " + project + ", " + session + ", " + (key.isPresent() ? "1" : "0") + "]";
    }
}
