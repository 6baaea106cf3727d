package dev.voicebox.protocol.golden;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** A step of what a model says to one request. */
public sealed interface ModelStep {

    /** {@code {"text":"Hello "}}. */
    record Text(String delta) implements ModelStep {}

    /** {@code {"call":"call_1","name":"look_up"}}. */
    record Call(String callId, String name) implements ModelStep {}

    /** {@code {"arguments":"{}"}}: of the call that began last. */
    record Arguments(String delta) implements ModelStep {}

    /** {@code {"hold":true}}: waits until it is released. */
    record Hold() implements ModelStep {}

    /** {@code {"usage":[input, cached, output]}}. */
    record Counted(int input, int cached, int output) implements ModelStep {}

    /** {@code {"finish":"stop"}}, also {@code length}, {@code tool_calls} and {@code content_filter}; the end of each script. */
    record Finish(String reason) implements ModelStep {}

    /** {@code {"fail":500}}: the status of the provider; instead of everything else. */
    record Fail(int status) implements ModelStep {}

    /** A script that finishes and tells no usage counts 10 tokens read and 5 written: no estimate then. */
    static List<ModelStep> script(JsonNode steps) {
        List<ModelStep> script = new ArrayList<>();
        steps.forEach(step -> script.add(of(step)));
        boolean counts = script.stream().anyMatch(Counted.class::isInstance);
        int last = script.size() - 1;
        if (!counts && script.get(last) instanceof Finish) {
            script.add(last, new Counted(10, 0, 5));
        }
        return script;
    }

    private static ModelStep of(JsonNode step) {
        if (step.has("text")) {
            return new Text(step.path("text").asText());
        } else if (step.has("call")) {
            return new Call(step.path("call").asText(), step.path("name").asText());
        } else if (step.has("arguments")) {
            return new Arguments(step.path("arguments").asText());
        } else if (step.has("hold")) {
            return new Hold();
        } else if (step.has("usage")) {
            JsonNode usage = step.path("usage");
            return new Counted(
                    usage.get(0).asInt(), usage.get(1).asInt(), usage.get(2).asInt());
        } else if (step.has("finish")) {
            return new Finish(step.path("finish").asText());
        } else if (step.has("fail")) {
            return new Fail(step.path("fail").asInt());
        }
        throw new IllegalArgumentException("no step of a model: " + step);
    }
}
