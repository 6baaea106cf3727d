package dev.voicebox.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.TenantId;

/** Remembers what it is told, and what became of each call. */
public final class InMemoryToolLedger implements ToolLedger {
    private final List<ToolCallMade> made = new ArrayList<>();
    private final List<ToolResultGiven> given = new ArrayList<>();
    private final Map<ToolCallKey, String> outcomes = new LinkedHashMap<>();

    @Override
    public void made(ToolCallMade call) {
        if (outcomes.putIfAbsent(call.key(), "pending") != null) {
            throw new IllegalStateException("made twice: " + call.key());
        }
        made.add(call);
    }

    @Override
    public void given(ToolResultGiven result) {
        if (!outcomes.replace(result.key(), "pending", "answered")) {
            throw new IllegalStateException("no call waits for this: " + result.key());
        }
        given.add(result);
    }

    @Override
    public void ended(TenantId tenant, SessionId session) {
        outcomes.replaceAll((key, outcome) ->
                key.tenant().equals(tenant) && key.session().equals(session) && outcome.equals("pending")
                        ? "abandoned"
                        : outcome);
    }

    public List<ToolCallMade> made() {
        return made;
    }

    public List<ToolResultGiven> given() {
        return given;
    }

    /** By the calls' own ids. */
    public Map<String, String> outcomes() {
        Map<String, String> byId = new LinkedHashMap<>();
        outcomes.forEach((key, outcome) -> byId.put(key.callId(), outcome));
        return byId;
    }
}
