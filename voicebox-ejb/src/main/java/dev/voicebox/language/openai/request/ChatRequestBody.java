package dev.voicebox.language.openai.request;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.Sampling;
import dev.voicebox.language.openai.ChatEndpoint;

/** Writes a request in the chat-completions dialect. */
public final class ChatRequestBody {
    private ChatRequestBody() {}

    public static byte[] of(ModelRequest request, ChatEndpoint endpoint) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", endpoint.model()).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        request.maxOutputTokens().ifPresent(max -> body.put(endpoint.maxTokensField(), max));
        sampling(body, request.tuning().sampling(), endpoint);
        new ChatMessages(body.putArray("messages")).write(request.instructions(), request.messages());
        if (!request.tools().isEmpty()) {
            tools(body.putArray("tools"), request);
            toolChoice(body, request.toolUse());
            if (request.tuning().parallelToolCalls() != null) {
                body.put("parallel_tool_calls", request.tuning().parallelToolCalls());
            }
        }
        if (request.tuning().reasoningEffort() != null && endpoint.isReasoning()) {
            body.put("reasoning_effort", effort(request.tuning().reasoningEffort()));
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the caller asks for is passed on as it is; the setting of the server is left out where it would be refused. */
    private static void sampling(ObjectNode body, Sampling sampling, ChatEndpoint endpoint) {
        Double standard = endpoint.isReasoning() ? null : endpoint.temperature();
        Double temperature = sampling.temperature() == null ? standard : sampling.temperature();
        if (temperature != null) {
            body.put("temperature", temperature);
        }
        if (sampling.topP() != null) {
            body.put("top_p", sampling.topP());
        }
        if (!sampling.stop().isEmpty()) {
            sampling.stop().forEach(body.putArray("stop")::add);
        }
        if (sampling.format() != null) {
            body.set("response_format", sampling.format());
        }
    }

    /** Of the five efforts of the protocol, the three that every reasoning model takes. */
    private static String effort(String asked) {
        return switch (asked) {
            case "minimal" -> "low";
            case "xhigh" -> "high";
            default -> asked;
        };
    }

    private static void tools(ArrayNode out, ModelRequest request) {
        for (ModelTool tool : request.tools()) {
            ObjectNode function = out.addObject().put("type", "function").putObject("function");
            function.put("name", tool.name());
            if (tool.description() != null) {
                function.put("description", tool.description());
            }
            if (tool.parameters() != null) {
                function.set("parameters", tool.parameters());
            }
            if (tool.strict()) {
                function.put("strict", true);
            }
        }
    }

    private static void toolChoice(ObjectNode body, ModelRequest.ToolUse use) {
        switch (use.mode()) {
            case AUTO -> body.put("tool_choice", "auto");
            case NONE -> body.put("tool_choice", "none");
            case REQUIRED -> body.put("tool_choice", "required");
            case NAMED -> {
                ObjectNode choice = body.putObject("tool_choice").put("type", "function");
                choice.putObject("function").put("name", use.name());
            }
        }
    }
}
