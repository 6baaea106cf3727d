package dev.voicebox.persistence.tool;

import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Primary key of a tool call's row: a call's id is only unique within its session. */
@Embeddable
public record ToolInvocationKey(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "session_id") String sessionId,
        @Column(name = "call_id") String callId) {

    public ToolInvocationKey {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(callId, "callId");
    }
}
