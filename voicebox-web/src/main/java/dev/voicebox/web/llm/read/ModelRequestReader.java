package dev.voicebox.web.llm.read;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.Sampling;
import dev.voicebox.language.Tuning;
import dev.voicebox.wire.Field;

/** Reads what is to be answered. */
final class ModelRequestReader {
    private static final int MOST_TOKENS = 1_000_000;
    private static final int MOST_STOPS = 4;
    private static final int MOST_STOP = 256;
    private static final List<String> EFFORTS = List.of("minimal", "low", "medium", "high", "xhigh");
    private static final List<String> FORMATS = List.of("text", "json_object", "json_schema");

    private ModelRequestReader() {}

    static ModelRequest read(Field call) throws ProtocolViolation {
        List<ModelTool> tools = ToolsReader.tools(call.child("tools"));
        return new ModelRequest(
                "",
                MessagesReader.read(call.child("messages")),
                tools,
                ToolsReader.choice(call.child("tool_choice"), tools),
                maxTokens(call),
                tuning(call));
    }

    /** The newer name of the public service counts before the older one. */
    private static OptionalInt maxTokens(Field call) throws ProtocolViolation {
        Field newer = call.child("max_completion_tokens");
        Field max = newer.isNullOrAbsent() ? call.child("max_tokens") : newer;
        return max.isNullOrAbsent() ? OptionalInt.empty() : OptionalInt.of((int) max.integer(1, MOST_TOKENS));
    }

    private static Tuning tuning(Field call) throws ProtocolViolation {
        Field parallel = call.child("parallel_tool_calls");
        Field effort = call.child("reasoning_effort");
        Sampling sampling = new Sampling(
                number(call.child("temperature"), 2),
                number(call.child("top_p"), 1),
                stops(call.child("stop")),
                format(call.child("response_format")));
        return new Tuning(
                parallel.isNullOrAbsent() ? null : (Boolean) parallel.bool(false),
                effort.isNullOrAbsent() ? null : effort.oneOf(EFFORTS),
                sampling);
    }

    private static Double number(Field number, double most) throws ProtocolViolation {
        return number.isNullOrAbsent() ? null : (Double) number.number(0, 0, most);
    }

    private static List<String> stops(Field stop) throws ProtocolViolation {
        if (stop.isNullOrAbsent()) {
            return List.of();
        }
        if (stop.value().isTextual()) {
            return List.of(stop.text(MOST_STOP));
        }
        if (stop.array().size() > MOST_STOPS) {
            throw stop.refused("at most " + MOST_STOPS + " texts are taken.");
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < stop.array().size(); i++) {
            all.add(stop.element(i).text(MOST_STOP));
        }
        return all;
    }

    private static JsonNode format(Field format) throws ProtocolViolation {
        if (format.isNullOrAbsent()) {
            return null;
        }
        format.object();
        String type = format.child("type").oneOf(FORMATS);
        if (type.equals("json_schema")) {
            Field schema = format.child("json_schema");
            schema.object();
            schema.child("name").filledText();
        }
        return type.equals("text") ? null : format.value();
    }
}
