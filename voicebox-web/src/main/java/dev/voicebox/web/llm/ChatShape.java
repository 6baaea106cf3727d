package dev.voicebox.web.llm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.ModelUsage;
import dev.voicebox.web.audio.EventLine;
import dev.voicebox.web.refusal.Refusal;

/** The shape of chat completions. */
final class ChatShape implements Shape {
    private static final byte[] END = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);

    private final boolean usage;

    /** @param usage whether a stream ends with what was used */
    ChatShape(boolean usage) {
        this.usage = usage;
    }

    @Override
    public ObjectNode whole(Answer answer) {
        ObjectNode whole = head(answer, "chat.completion");
        ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", answer.text().isEmpty() && !answer.calls().isEmpty() ? null : answer.text());
        message.putNull("refusal");
        if (!answer.calls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            answer.calls()
                    .forEach(call ->
                            addCall(calls.addObject(), call, call.arguments().toString()));
        }
        choice.putNull("logprobs").put("finish_reason", reason(answer));
        whole.set("usage", usage(answer.usage()));
        whole.set("voicebox", beside(answer));
        return whole;
    }

    @Override
    public byte[] begin(Answer answer) {
        return chunk(answer, object().put("role", "assistant").put("content", ""), null);
    }

    @Override
    public byte[] text(Answer answer, String delta) {
        return chunk(answer, object().put("content", delta), null);
    }

    @Override
    public byte[] call(Answer answer, int index) {
        ObjectNode delta = object();
        ObjectNode call = delta.putArray("tool_calls").addObject().put("index", index);
        addCall(call, answer.calls().get(index), "");
        return chunk(answer, delta, null);
    }

    @Override
    public byte[] arguments(Answer answer, int index, String arguments) {
        ObjectNode delta = object();
        delta.putArray("tool_calls")
                .addObject()
                .put("index", index)
                .putObject("function")
                .put("arguments", arguments);
        return chunk(answer, delta, null);
    }

    @Override
    public byte[] done(Answer answer) {
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        ObjectNode last = chunkOf(answer, object(), reason(answer));
        last.set("voicebox", beside(answer));
        end.writeBytes(EventLine.of(last));
        if (usage) {
            ObjectNode used = head(answer, "chat.completion.chunk");
            used.putArray("choices");
            used.set("usage", usage(answer.usage()));
            end.writeBytes(EventLine.of(used));
        }
        end.writeBytes(END);
        return end.toByteArray();
    }

    /** Without a name of the event: the clients of the public service look for the key {@code error} alone. */
    @Override
    public byte[] failed(Refusal refusal) {
        return EventLine.of(refusal.body());
    }

    private byte[] chunk(Answer answer, ObjectNode delta, String reason) {
        return EventLine.of(chunkOf(answer, delta, reason));
    }

    private ObjectNode chunkOf(Answer answer, ObjectNode delta, String reason) {
        ObjectNode chunk = head(answer, "chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs").put("finish_reason", reason);
        if (usage) {
            chunk.putNull("usage");
        }
        return chunk;
    }

    /** What the public service has no field for. */
    private static ObjectNode beside(Answer answer) {
        ObjectNode beside = object().put("provider", answer.provider());
        return answer.usage().estimated() ? beside.put("usage_estimated", true) : beside;
    }

    private static ObjectNode head(Answer answer, String type) {
        return object().put("id", answer.id())
                .put("object", type)
                .put("created", answer.created())
                .put("model", answer.model());
    }

    private static void addCall(ObjectNode out, Answer.Call call, String arguments) {
        out.put("id", call.id()).put("type", "function");
        out.putObject("function").put("name", call.name()).put("arguments", arguments);
    }

    private static String reason(Answer answer) {
        return answer.reason().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode usage(ModelUsage used) {
        ObjectNode told = object().put("prompt_tokens", used.inputTokens())
                .put("completion_tokens", used.outputTokens())
                .put("total_tokens", used.totalTokens());
        told.putObject("prompt_tokens_details").put("cached_tokens", used.cachedTokens());
        return told;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
