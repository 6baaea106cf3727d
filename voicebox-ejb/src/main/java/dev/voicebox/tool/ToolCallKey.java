package dev.voicebox.tool;

import java.util.Objects;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.TenantId;

/** Names one call for ever, and so its one effect: a call's own id is only unique within its session. */
public record ToolCallKey(TenantId tenant, SessionId session, String callId) {
    public ToolCallKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(callId, "callId");
    }
}
