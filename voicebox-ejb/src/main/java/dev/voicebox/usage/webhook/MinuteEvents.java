package dev.voicebox.usage.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.persistence.usage.UsagePostings.Minute;
import dev.voicebox.persistence.usage.UsageSums;

/**
 * Minutes as they are told. The id of an event is made of what it speaks of, so that it is the same whenever and by whomever it is
 * told.
 */
final class MinuteEvents {
    private MinuteEvents() {}

    static byte[] body(List<Minute> minutes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = body.putArray("data");
        minutes.forEach(minute -> data.add(event(minute)));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String id(Minute minute) {
        return "usage." + minute.tenant() + "." + minute.project() + "."
                + minute.start().getEpochSecond() + "." + minute.revision();
    }

    private static ObjectNode event(Minute minute) {
        UsageSums sums = minute.sums();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id(minute))
                .put("object", "usage.minute")
                .put("tenant_id", minute.tenant())
                .put("project_id", minute.project())
                .put("start", minute.start().getEpochSecond())
                .put("revision", minute.revision())
                .put("requests", sums.requests())
                .put("input_tokens", sums.tokens().input())
                .put("cached_tokens", sums.tokens().cached())
                .put("output_tokens", sums.tokens().output())
                .put("estimated_tokens", sums.tokens().estimated())
                .put("audio_in_ms", sums.audioInMs())
                .put("audio_out_ms", sums.audioOutMs())
                .put("connection_ms", sums.connectionMs());
    }
}
