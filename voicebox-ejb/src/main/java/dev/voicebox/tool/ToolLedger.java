package dev.voicebox.tool;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.TenantId;

/**
 * The record of tool calls. Notes of one session are taken in their order; no method waits or throws, because a session calls
 * them on its own thread.
 */
public interface ToolLedger {

    /** Told once a call, before anything else of it. */
    void made(ToolCallMade call);

    void given(ToolResultGiven result);

    /** The session is over: its calls without a result will get none. */
    void ended(TenantId tenant, SessionId session);
}
