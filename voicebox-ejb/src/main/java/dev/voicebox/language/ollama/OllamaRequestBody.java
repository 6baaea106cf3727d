package dev.voicebox.language.ollama;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.Sampling;
import dev.voicebox.language.openai.ChatEndpoint;

/** Writes a request in Ollama's dialect. It cannot be made to call a function; it is shown only those it may. */
final class OllamaRequestBody {
    private OllamaRequestBody() {}

    static byte[] of(ModelRequest request, ChatEndpoint endpoint) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", endpoint.model()).put("stream", true);
        new OllamaMessages(body.putArray("messages")).write(request.instructions(), request.messages());
        List<ModelTool> tools = request.tools().stream()
                .filter(tool -> mayCall(tool, request.toolUse()))
                .toList();
        if (!tools.isEmpty()) {
            tools.forEach(tool -> tool(body.withArray("tools").addObject(), tool));
        }
        options(body.putObject("options"), request, endpoint);
        Sampling sampling = request.tuning().sampling();
        if (sampling.format() != null) {
            format(body, sampling.format());
        }
        if (request.tuning().reasoningEffort() != null && endpoint.isReasoning()) {
            body.put("think", effort(request.tuning().reasoningEffort()));
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean mayCall(ModelTool tool, ToolUse use) {
        return switch (use.mode()) {
            case NONE -> false;
            case NAMED -> tool.name().equals(use.name());
            case AUTO, REQUIRED -> true;
        };
    }

    private static void options(ObjectNode out, ModelRequest request, ChatEndpoint endpoint) {
        out.put("num_ctx", endpoint.contextTokens());
        request.maxOutputTokens().ifPresent(most -> out.put("num_predict", most));
        Sampling sampling = request.tuning().sampling();
        Double temperature = sampling.temperature() == null ? endpoint.temperature() : sampling.temperature();
        if (temperature != null) {
            out.put("temperature", temperature);
        }
        if (sampling.topP() != null) {
            out.put("top_p", sampling.topP());
        }
        if (!sampling.stop().isEmpty()) {
            sampling.stop().forEach(out.putArray("stop")::add);
        }
    }

    private static void format(ObjectNode body, JsonNode wanted) {
        JsonNode schema = wanted.path("json_schema").path("schema");
        if (schema.isObject()) {
            body.set("format", schema);
        } else if (wanted.path("type").asText().equals("json_object")) {
            body.put("format", "json");
        }
    }

    private static void tool(ObjectNode out, ModelTool tool) {
        ObjectNode function = out.put("type", "function").putObject("function").put("name", tool.name());
        if (tool.description() != null) {
            function.put("description", tool.description());
        }
        if (tool.parameters() != null) {
            function.set("parameters", tool.parameters());
        }
    }

    private static String effort(String asked) {
        return switch (asked) {
            case "minimal" -> "low";
            case "xhigh" -> "high";
            default -> asked;
        };
    }
}
