package dev.voicebox.web.audio;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.web.refusal.Refusal;

/** Server-sent events, as client libraries of the public service read them: data alone, its type inside. */
public final class EventLine {
    public static final String CONTENT_TYPE = "text/event-stream; charset=utf-8";

    private EventLine() {}

    public static byte[] of(ObjectNode event) {
        return ("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Tells of a failure after the answer has begun. */
    public static byte[] of(Refusal refusal) {
        return ("event: error\ndata: " + refusal.body() + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
