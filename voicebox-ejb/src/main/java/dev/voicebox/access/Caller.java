package dev.voicebox.access;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Who was admitted.
 *
 * @param credentialId names the key or secret in logs and audit; no secret itself
 * @param session session configuration bound to the client secret; null if there is none
 * @param keyId the API key itself, or the one that the client secret was made with
 */
public record Caller(
        TenantId tenant, ProjectId project, CredentialKind kind, String credentialId, JsonNode session, String keyId) {

    /** The holder of an API key, or of a secret of unknown origin. */
    public Caller(TenantId tenant, ProjectId project, CredentialKind kind, String credentialId, JsonNode session) {
        this(tenant, project, kind, credentialId, session, credentialId);
    }

    public Caller {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(credentialId, "credentialId");
    }

    /** Without the session: its instructions are private. */
    @Override
    public String toString() {
        return "Caller[" + tenant + "/" + project + " by " + kind + " " + credentialId + "]";
    }
}
