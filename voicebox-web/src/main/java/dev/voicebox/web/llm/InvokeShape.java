package dev.voicebox.web.llm;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.web.audio.EventLine;
import dev.voicebox.web.refusal.Refusal;

/** Our own shape: flat, and the last event of a stream is the whole answer. */
final class InvokeShape implements Shape {

    @Override
    public ObjectNode whole(Answer answer) {
        ObjectNode whole = object().put("id", answer.id())
                .put("object", "llm.answer")
                .put("created_at", answer.created())
                .put("provider", answer.provider())
                .put("model", answer.model())
                .put("output_text", answer.text());
        ArrayNode calls = whole.putArray("tool_calls");
        answer.calls()
                .forEach(call -> calls.addObject()
                        .put("call_id", call.id())
                        .put("name", call.name())
                        .put("arguments", call.arguments().toString()));
        whole.put("finish_reason", answer.reason().name().toLowerCase(Locale.ROOT));
        whole.putObject("usage")
                .put("input_tokens", answer.usage().inputTokens())
                .put("cached_tokens", answer.usage().cachedTokens())
                .put("output_tokens", answer.usage().outputTokens())
                .put("total_tokens", answer.usage().totalTokens())
                .put("estimated", answer.usage().estimated());
        return whole;
    }

    @Override
    public byte[] begin(Answer answer) {
        return EventLine.of(event("llm.started")
                .put("id", answer.id())
                .put("provider", answer.provider())
                .put("model", answer.model()));
    }

    @Override
    public byte[] text(Answer answer, String delta) {
        return EventLine.of(event("llm.text.delta").put("delta", delta));
    }

    @Override
    public byte[] call(Answer answer, int index) {
        Answer.Call call = answer.calls().get(index);
        return EventLine.of(event("llm.tool_call.started")
                .put("index", index)
                .put("call_id", call.id())
                .put("name", call.name()));
    }

    @Override
    public byte[] arguments(Answer answer, int index, String delta) {
        return EventLine.of(
                event("llm.tool_call.arguments.delta").put("index", index).put("delta", delta));
    }

    @Override
    public byte[] done(Answer answer) {
        ObjectNode done = event("llm.done");
        done.set("answer", whole(answer));
        return EventLine.of(done);
    }

    @Override
    public byte[] failed(Refusal refusal) {
        ObjectNode failed = event("llm.failed");
        failed.set("error", refusal.body().get("error"));
        return EventLine.of(failed);
    }

    private static ObjectNode event(String type) {
        return object().put("type", type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
