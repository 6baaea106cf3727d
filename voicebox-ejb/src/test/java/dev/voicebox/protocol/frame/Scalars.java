package dev.voicebox.protocol.frame;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks of single values. */
final class Scalars {
    private Scalars() {}

    static Check of(JsonNode spec) {
        if (spec.has("const")) {
            JsonNode wanted = spec.path("const");
            return (value, path, complaints) ->
                    Checks.kind(value.equals(wanted), wanted.toString(), value, path, complaints);
        }
        if (spec.has("enum")) {
            List<JsonNode> known = new ArrayList<>();
            spec.path("enum").forEach(known::add);
            return (value, path, complaints) ->
                    Checks.kind(known.contains(value), "one of " + known, value, path, complaints);
        }
        return switch (spec.path("type").asText()) {
            case "string" -> text(spec);
            case "integer" -> number(spec, true);
            case "number" -> number(spec, false);
            case "boolean" ->
                (value, path, complaints) -> Checks.kind(value.isBoolean(), "a boolean", value, path, complaints);
            case "any" -> (value, path, complaints) -> {};
            default -> throw new IllegalArgumentException("no kind of value: " + spec);
        };
    }

    private static Check text(JsonNode spec) {
        int least = spec.path("minLength").asInt(0);
        int most = spec.path("maxLength").asInt(Integer.MAX_VALUE);
        boolean base64 = spec.path("format").asText().equals("base64");
        Pattern pattern =
                spec.has("pattern") ? Pattern.compile(spec.path("pattern").asText()) : null;
        return (value, path, complaints) -> {
            String text = value.asText();
            Checks.kind(value.isTextual(), "a string", value, path, complaints);
            Checks.kind(
                    text.length() >= least && text.length() <= most,
                    least + " to " + most + " long",
                    value,
                    path,
                    complaints);
            Checks.kind(pattern == null || pattern.matcher(text).matches(), "like " + pattern, value, path, complaints);
            Checks.kind(!base64 || isBase64(text), "base64", value, path, complaints);
        };
    }

    private static Check number(JsonNode spec, boolean whole) {
        double least = spec.path("min").asDouble(Double.NEGATIVE_INFINITY);
        double most = spec.path("max").asDouble(Double.POSITIVE_INFINITY);
        return (value, path, complaints) -> {
            Checks.kind(
                    whole ? value.isIntegralNumber() : value.isNumber(),
                    whole ? "an integer" : "a number",
                    value,
                    path,
                    complaints);
            Checks.kind(
                    value.asDouble() >= least && value.asDouble() <= most,
                    least + " to " + most,
                    value,
                    path,
                    complaints);
        };
    }

    private static boolean isBase64(String text) {
        try {
            return text.length() % 4 == 0 && Base64.getDecoder().decode(text).length >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
