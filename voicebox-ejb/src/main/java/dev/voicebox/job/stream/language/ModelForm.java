package dev.voicebox.job.stream.language;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.Sampling;
import dev.voicebox.language.Tuning;
import dev.voicebox.persistence.redis.work.JobPayload;

/** What is to be answered, as it lies between servers. */
final class ModelForm {
    private ModelForm() {}

    static JobPayload write(ModelOrder order) {
        ModelRequest request = order.request();
        ObjectNode node = LanguageJson.MAPPER.createObjectNode();
        order.only().ifPresent(provider -> node.put("provider", provider));
        node.put("instructions", request.instructions());
        ArrayNode messages = node.putArray("messages");
        request.messages().forEach(message -> MessageForm.write(message, messages.addObject()));
        ArrayNode tools = node.putArray("tools");
        request.tools().forEach(tool -> write(tool, tools.addObject()));
        node.put("tool_use", request.toolUse().mode().name())
                .put("tool", request.toolUse().name());
        request.maxOutputTokens().ifPresent(most -> node.put("most_tokens", most));
        write(request.tuning(), node);
        return new JobPayload(LanguageJson.write(node), new byte[0]);
    }

    /** @throws IllegalArgumentException if it is none */
    static ModelOrder read(JobPayload payload) {
        JsonNode node = LanguageJson.read(payload.detail());
        List<ModelMessage> messages = new ArrayList<>();
        node.path("messages").forEach(message -> messages.add(MessageForm.read(message)));
        List<ModelTool> tools = new ArrayList<>();
        node.path("tools").forEach(tool -> tools.add(tool(tool)));
        JsonNode most = node.path("most_tokens");
        ModelRequest request = new ModelRequest(
                LanguageJson.required(node, "instructions"),
                messages,
                tools,
                new ToolUse(ToolUse.Mode.valueOf(node.path("tool_use").asText()), LanguageJson.text(node, "tool")),
                most.isInt() ? OptionalInt.of(most.intValue()) : OptionalInt.empty(),
                tuning(node));
        return new ModelOrder(LanguageJson.text(node, "provider"), request);
    }

    private static void write(ModelTool tool, ObjectNode node) {
        node.put("name", tool.name()).put("description", tool.description()).put("strict", tool.strict());
        LanguageJson.put(node, "parameters", tool.parameters());
    }

    private static ModelTool tool(JsonNode node) {
        return new ModelTool(
                LanguageJson.required(node, "name"),
                LanguageJson.text(node, "description"),
                node.get("parameters"),
                node.path("strict").asBoolean());
    }

    private static void write(Tuning tuning, ObjectNode node) {
        Sampling sampling = tuning.sampling();
        node.put("parallel", tuning.parallelToolCalls())
                .put("effort", tuning.reasoningEffort())
                .put("temperature", sampling.temperature())
                .put("top_p", sampling.topP());
        ArrayNode stop = node.putArray("stop");
        sampling.stop().forEach(stop::add);
        LanguageJson.put(node, "format", sampling.format());
    }

    private static Tuning tuning(JsonNode node) {
        Sampling sampling = new Sampling(
                number(node.path("temperature")),
                number(node.path("top_p")),
                LanguageJson.texts(node.path("stop")),
                node.get("format"));
        JsonNode parallel = node.path("parallel");
        return new Tuning(
                parallel.isBoolean() ? parallel.booleanValue() : null, LanguageJson.text(node, "effort"), sampling);
    }

    private static Double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : null;
    }
}
