package dev.voicebox.web.audio.speech;

import java.util.Base64;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.web.audio.EventLine;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.stream.ReplyStream;

/** The file in events: {@code speech.audio.delta}, and at the end {@code speech.audio.done} with the usage. */
final class EventReply implements SpeechReply {
    private final ReplyStream stream;
    private boolean begun;

    EventReply(ReplyStream stream) {
        this.stream = stream;
    }

    @Override
    public void sound(byte[] part) {
        if (!begun) {
            begun = true;
            stream.begin(EventLine.CONTENT_TYPE);
        }
        stream.write(EventLine.of(
                event("speech.audio.delta").put("audio", Base64.getEncoder().encodeToString(part))));
    }

    @Override
    public void end(SpeechUsage usage) {
        stream.write(EventLine.of(event("speech.audio.done").set("usage", usage.json())));
        stream.end();
    }

    @Override
    public void fail(Refusal refusal) {
        if (begun) {
            stream.write(EventLine.of(refusal));
            stream.end();
        } else {
            stream.refuse(refusal);
        }
    }

    private static ObjectNode event(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
