package dev.voicebox.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.observe.TraceId;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Who wants which session.
 *
 * @param config session fields bound to the client secret, or {@code null}
 * @param asker for whom, and with which scopes
 * @param trace to which what the session logs belongs, or {@code null} for one of its own
 */
public record SessionRequest(
        TenantId tenant, ProjectId project, Wanted wanted, ObjectNode config, Asker asker, TraceId trace) {

    /** For callers that this server lets in itself, who follow no trace. */
    public SessionRequest(TenantId tenant, ProjectId project, Wanted wanted, ObjectNode config) {
        this(tenant, project, wanted, config, Asker.SERVER, null);
    }

    /**
     * What the address asks for.
     *
     * @param model or {@code null} for the default
     * @param intent {@code transcription}, or {@code null} for a session that answers
     */
    public record Wanted(String model, String intent) {
        /** Whatever the client secret is for, or else the default. */
        public static final Wanted ANYTHING = new Wanted(null, null);
    }

    @Override
    public String toString() {
        return "SessionRequest[" + tenant + ", " + project + ", " + wanted + ", " + Redacted.json(config) + ", " + trace
                + "]";
    }
}
