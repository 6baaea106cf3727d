package dev.voicebox.access;

import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.Scope;
import dev.voicebox.tenant.TenantId;

/**
 * Who was admitted.
 *
 * @param credentialId names the key or secret in logs and audit; no secret itself
 * @param session session configuration bound to the client secret; null if there is none
 * @param asker for whom it asks, and with which scopes
 */
public record Caller(
        TenantId tenant, ProjectId project, CredentialKind kind, String credentialId, JsonNode session, Asker asker) {

    public Caller {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(credentialId, "credentialId");
        Objects.requireNonNull(asker, "asker");
    }

    /** Who may hold conversations, and asks for itself. */
    public Caller(TenantId tenant, ProjectId project, CredentialKind kind, String credentialId, JsonNode session) {
        this(
                tenant,
                project,
                kind,
                credentialId,
                session,
                new Asker(credentialId, Set.of(Scope.REALTIME_CONNECT.word()), credentialId));
    }

    /** The same, asking for someone. */
    public Caller as(Asker other) {
        return new Caller(tenant, project, kind, credentialId, session, other);
    }

    /** The API key itself, or the one that the client secret was made with. */
    public String keyId() {
        return asker.key();
    }

    /** Without the session: its instructions are private. */
    @Override
    public String toString() {
        return "Caller[" + tenant + "/" + project + " by " + kind + " " + credentialId + "]";
    }
}
