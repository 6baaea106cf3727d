package dev.voicebox.session;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.tool.ToolCallKey;
import dev.voicebox.tool.ToolCallMade;
import dev.voicebox.tool.ToolResultGiven;

/** Has the calls of a session recorded, with the time. For the session's own thread only. */
final class SessionTools {
    private final SessionProfile profile;
    private final SessionWorld world;
    private boolean called;

    SessionTools(SessionProfile profile, SessionWorld world) {
        this.profile = profile;
        this.world = world;
    }

    void note(Effect.NoteToolCall effect) {
        called = true;
        FunctionCall call = effect.call();
        world.tools()
                .made(new ToolCallMade(
                        key(call.callId()),
                        call.id(),
                        effect.response(),
                        call.name(),
                        call.arguments(),
                        world.clock().instant()));
    }

    void note(Effect.NoteToolResult effect) {
        world.tools()
                .given(new ToolResultGiven(
                        key(effect.result().callId()),
                        effect.result().id(),
                        world.clock().instant()));
    }

    /** The session is over. */
    void end() {
        if (called) {
            world.tools().ended(profile.tenant(), profile.id());
        }
    }

    private ToolCallKey key(String callId) {
        return new ToolCallKey(profile.tenant(), profile.id(), callId);
    }
}
