package dev.voicebox.config;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

/** One value of a document together with its path, so that a refusal names exactly the field that is wrong. */
record Field(JsonNode value, String path) {

    Field child(String name) {
        return new Field(value.path(name), path + "." + name);
    }

    boolean isAbsent() {
        return value.isMissingNode();
    }

    boolean isNullOrAbsent() {
        return value.isMissingNode() || value.isNull();
    }

    /** The object itself, holding no other names than these. */
    ObjectNode object(Set<String> known) throws ProtocolViolation {
        ObjectNode object = object();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new ProtocolViolation(ProtocolError.unknown(path + "." + name));
            }
        }
        return object;
    }

    ObjectNode object() throws ProtocolViolation {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrongType("an object");
    }

    JsonNode array() throws ProtocolViolation {
        if (value.isArray()) {
            return value;
        }
        throw wrongType("an array");
    }

    String text() throws ProtocolViolation {
        if (isAbsent()) {
            throw new ProtocolViolation(ProtocolError.missing(path));
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        throw wrongType("a string");
    }

    /** {@code null} when the value is {@code null} or absent. */
    String optionalText() throws ProtocolViolation {
        return isNullOrAbsent() ? null : text();
    }

    boolean bool(boolean fallback) throws ProtocolViolation {
        if (isAbsent()) {
            return fallback;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        throw wrongType("a boolean");
    }

    int integer(int fallback, int min, int max) throws ProtocolViolation {
        if (isAbsent()) {
            return fallback;
        }
        if (!value.isIntegralNumber()) {
            throw wrongType("an integer");
        }
        if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw invalid("Expected an integer between " + min + " and " + max + ".");
        }
        return value.intValue();
    }

    double number(double fallback, double min, double max) throws ProtocolViolation {
        if (isAbsent()) {
            return fallback;
        }
        if (!value.isNumber()) {
            throw wrongType("a number");
        }
        double number = value.doubleValue();
        if (!(number >= min && number <= max)) {
            throw invalid("Expected a number between " + min + " and " + max + ".");
        }
        return number;
    }

    String oneOf(List<String> supported) throws ProtocolViolation {
        String text = text();
        if (!supported.contains(text)) {
            throw invalid("Supported values are: " + listed(supported) + ".");
        }
        return text;
    }

    ProtocolViolation wrongType(String expected) {
        return new ProtocolViolation(ProtocolError.invalid(
                ErrorCode.INVALID_TYPE,
                "Invalid type for '" + path + "': expected " + expected + ", but got " + kind() + " instead.",
                path));
    }

    /** The value is of the right type but not allowed; {@code advice} says what is. */
    ProtocolViolation invalid(String advice) {
        String shown = value.isTextual() ? "'" + clipped(value.textValue()) + "'" : clipped(value.toString());
        return new ProtocolViolation(
                ProtocolError.invalid(ErrorCode.INVALID_VALUE, "Invalid value: " + shown + ". " + advice, path));
    }

    static String listed(List<String> values) {
        List<String> quoted = values.stream().map(v -> "'" + v + "'").collect(Collectors.toList());
        if (quoted.size() < 2) {
            return String.join("", quoted);
        }
        String last = quoted.remove(quoted.size() - 1);
        return String.join(", ", quoted) + " and " + last;
    }

    private static String clipped(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }

    private String kind() {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> "a number";
            case STRING -> "a string";
            case OBJECT -> "an object";
            default -> "nothing";
        };
    }
}
