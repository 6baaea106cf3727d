package dev.voicebox.journal.form;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ResponseId;
import dev.voicebox.journal.SessionFact;

/** What is told of a fact, beside its type. */
public final class FactForm implements SessionFact.Handler<ObjectNode> {
    private static final FactForm ALL = new FactForm();

    private FactForm() {}

    public static ObjectNode write(SessionFact fact) {
        return fact.accept(ALL);
    }

    static SessionFact read(String type, JsonNode data) {
        return switch (type) {
            case "session.updated" -> new SessionFact.Updated();
            case "response.done" ->
                new SessionFact.Answered(
                        new ResponseId(data.path("response_id").asText()),
                        data.path("status").asText(),
                        data.path("reason").textValue(),
                        data.path("input_tokens").longValue(),
                        data.path("output_tokens").longValue());
            case "error" ->
                new SessionFact.Failed(
                        one(ErrorType.values(), data.path("type").asText()),
                        one(ErrorCode.values(), data.path("code").asText()));
            default -> throw new IllegalArgumentException("no kind of fact: " + type);
        };
    }

    @Override
    public ObjectNode onUpdated(SessionFact.Updated fact) {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public ObjectNode onAnswered(SessionFact.Answered fact) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("response_id", fact.response().value())
                .put("status", fact.status())
                .put("reason", fact.reason())
                .put("input_tokens", fact.inputTokens())
                .put("output_tokens", fact.outputTokens());
    }

    @Override
    public ObjectNode onFailed(SessionFact.Failed fact) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", fact.kind().wire())
                .put("code", fact.code().wire());
    }

    private static ErrorType one(ErrorType[] all, String wire) {
        return Arrays.stream(all)
                .filter(type -> type.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type of error: " + wire));
    }

    private static ErrorCode one(ErrorCode[] all, String wire) {
        return Arrays.stream(all)
                .filter(code -> code.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no code of an error: " + wire));
    }
}
