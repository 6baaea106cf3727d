package dev.voicebox.job.stream.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelUsage;

/**
 * What a worker tells of an answer, as text between servers: all that waited, in order. What one does not know is left alone:
 * another version may be beside it.
 */
final class AnswerForm {
    private AnswerForm() {}

    static String write(List<AnswerPart> parts) {
        ArrayNode told = LanguageJson.MAPPER.createArrayNode();
        parts.forEach(part -> write(part, told.addObject()));
        return LanguageJson.write(told);
    }

    /** @throws IllegalArgumentException if it is none */
    static List<AnswerPart> read(String text) {
        JsonNode told = LanguageJson.read(text);
        if (!told.isArray()) {
            throw new IllegalArgumentException("not what a worker tells of an answer");
        }
        List<AnswerPart> parts = new ArrayList<>();
        told.forEach(node -> part(node).ifPresent(parts::add));
        return parts;
    }

    private static void write(AnswerPart part, ObjectNode node) {
        if (part instanceof AnswerPart.Answering answering) {
            node.put("type", "answering").put("provider", answering.provider()).put("model", answering.model());
        } else if (part instanceof AnswerPart.Text text) {
            node.put("type", "text").put("text", text.text());
        } else if (part instanceof AnswerPart.Call call) {
            node.put("type", "call")
                    .put("index", call.index())
                    .put("id", call.id())
                    .put("name", call.name());
        } else if (part instanceof AnswerPart.Arguments arguments) {
            node.put("type", "arguments").put("index", arguments.index()).put("text", arguments.text());
        } else if (part instanceof AnswerPart.Used used) {
            node.put("type", "used")
                    .put("input", used.usage().inputTokens())
                    .put("cached", used.usage().cachedTokens())
                    .put("output", used.usage().outputTokens())
                    .put("estimated", used.usage().estimated());
        } else if (part instanceof AnswerPart.Finished finished) {
            node.put("type", "finished").put("reason", finished.reason().name());
        } else if (part instanceof AnswerPart.Failed failed) {
            write(failed.failure(), node.put("type", "failed"));
        }
    }

    private static void write(ModelFailure failure, ObjectNode node) {
        node.put("kind", failure.kind().name())
                .put("provider", failure.provider())
                .put("message", failure.message());
        failure.retryAfter().ifPresent(rest -> node.put("rest_ns", rest.toNanos()));
    }

    private static Optional<AnswerPart> part(JsonNode node) {
        AnswerPart part = switch (node.path("type").asText()) {
            case "answering" ->
                new AnswerPart.Answering(LanguageJson.required(node, "provider"), LanguageJson.required(node, "model"));
            case "text" -> new AnswerPart.Text(LanguageJson.required(node, "text"));
            case "call" ->
                new AnswerPart.Call(
                        node.path("index").asInt(),
                        LanguageJson.required(node, "id"),
                        LanguageJson.required(node, "name"));
            case "arguments" ->
                new AnswerPart.Arguments(node.path("index").asInt(), LanguageJson.required(node, "text"));
            case "used" ->
                new AnswerPart.Used(new ModelUsage(
                        node.path("input").asInt(),
                        node.path("cached").asInt(),
                        node.path("output").asInt(),
                        node.path("estimated").asBoolean()));
            case "finished" -> new AnswerPart.Finished(reason(node));
            case "failed" -> new AnswerPart.Failed(failure(node));
            default -> null;
        };
        return Optional.ofNullable(part);
    }

    private static FinishReason reason(JsonNode node) {
        String name = node.path("reason").asText();
        for (FinishReason reason : FinishReason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return FinishReason.STOP;
    }

    private static ModelFailure failure(JsonNode node) {
        JsonNode rest = node.path("rest_ns");
        return new ModelFailure(
                kind(node),
                LanguageJson.required(node, "provider"),
                LanguageJson.required(node, "message"),
                rest.isIntegralNumber() ? Duration.ofNanos(rest.longValue()) : null);
    }

    private static ModelFailure.Kind kind(JsonNode node) {
        String name = node.path("kind").asText();
        for (ModelFailure.Kind kind : ModelFailure.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return ModelFailure.Kind.PROVIDER;
    }
}
