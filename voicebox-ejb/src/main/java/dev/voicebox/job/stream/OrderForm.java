package dev.voicebox.job.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.persistence.redis.work.JobPayload;

/** What is ordered, as it lies between servers. */
public final class OrderForm {
    static final ObjectMapper JSON = new ObjectMapper();

    private OrderForm() {}

    static JobPayload write(SpeakOrder order) {
        String detail = JSON.createObjectNode()
                .put("chunk", order.chunk())
                .put("text", order.text())
                .put("voice", order.voice())
                .put("speed", order.speed())
                .put("format", order.format().name())
                .put("engine", order.engine())
                .toString();
        return new JobPayload(detail, new byte[0]);
    }

    static JobPayload write(TranscribeOrder order) {
        String detail = JSON.createObjectNode()
                .put("format", order.format().name())
                .put("language", order.language())
                .put("prompt", order.prompt())
                .put("times", order.times())
                .toString();
        return new JobPayload(detail, order.audio());
    }

    /**
     * @param begun engine that has begun to speak it; empty if none has
     * @throws IllegalArgumentException if it is none
     */
    public static SpeakOrder speak(JobPayload payload, String begun) {
        JsonNode node = tree(payload.detail());
        String engine = text(node, "engine");
        return new SpeakOrder(
                node.path("chunk").asInt(),
                node.path("text").asText(),
                node.path("voice").asText(),
                node.path("speed").asDouble(1),
                AudioFormat.valueOf(node.path("format").asText()),
                engine == null && !begun.isEmpty() ? begun : engine);
    }

    /** @throws IllegalArgumentException if it is none */
    public static TranscribeOrder transcribe(JobPayload payload) {
        JsonNode node = tree(payload.detail());
        return new TranscribeOrder(
                AudioFormat.valueOf(node.path("format").asText()),
                payload.sound(),
                text(node, "language"),
                text(node, "prompt"),
                node.path("times").asBoolean());
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Without its cause, which quotes what was said.
            throw new IllegalArgumentException("not JSON between servers");
        }
    }

    static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : null;
    }
}
