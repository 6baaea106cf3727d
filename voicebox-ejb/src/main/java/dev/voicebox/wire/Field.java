package dev.voicebox.wire;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.privacy.Redacted;

/**
 * One value of a document together with its path, so that a refusal names exactly the field that is wrong. Where the
 * protocol has {@code null}, it means the same as absent: several client libraries write every field they know. Where it has
 * none, as most numbers and booleans, {@code null} is refused.
 *
 * @param path such as {@code item.content[0].text}; empty for the event itself
 */
public record Field(JsonNode value, String path) {
    private static final int SHOWN = 64;

    public Field child(String name) {
        return new Field(value.path(name), path.isEmpty() ? name : path + '.' + name);
    }

    public Field element(int index) {
        return new Field(value.path(index), path + '[' + index + ']');
    }

    public boolean isAbsent() {
        return value.isMissingNode();
    }

    public boolean isNullOrAbsent() {
        return value.isMissingNode() || value.isNull();
    }

    /** The object itself, holding no other names than these. */
    public ObjectNode object(Set<String> known) throws ProtocolViolation {
        ObjectNode object = object();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new ProtocolViolation(ProtocolError.unknown(child(clipped(name)).path));
            }
        }
        return object;
    }

    public ObjectNode object() throws ProtocolViolation {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrongType("an object");
    }

    /** Where a string would do as well. */
    public ObjectNode objectOrText() throws ProtocolViolation {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrongType("a string or an object");
    }

    public JsonNode array() throws ProtocolViolation {
        if (value.isArray()) {
            return value;
        }
        throw wrongType("an array");
    }

    public String text() throws ProtocolViolation {
        if (value.isTextual()) {
            return value.textValue();
        }
        throw wrongType("a string");
    }

    /** {@code null} when the value is {@code null} or absent. */
    public String optionalText() throws ProtocolViolation {
        return isNullOrAbsent() ? null : text();
    }

    /** A text with something in it. */
    public String filledText() throws ProtocolViolation {
        if (text().isEmpty()) {
            throw invalid("Expected a string that is not empty.");
        }
        return text();
    }

    /** A text of 1 to {@code max} characters. */
    public String text(int max) throws ProtocolViolation {
        String text = text();
        if (text.length() > max) {
            throw tooLong(max);
        }
        if (text.isEmpty()) {
            throw invalid("Expected a string of 1 to " + max + " characters.");
        }
        return text;
    }

    public long integer(long min, long max) throws ProtocolViolation {
        if (!value.isNumber() || !value.canConvertToExactIntegral()) {
            throw wrongType("an integer");
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            throw invalid("Expected an integer between " + min + " and " + max + ".");
        }
        return value.longValue();
    }

    /** {@code fallback} when absent. */
    public int integer(int fallback, int min, int max) throws ProtocolViolation {
        return isAbsent() ? fallback : (int) integer(min, max);
    }

    /** {@code fallback} when absent. */
    public double number(double fallback, double min, double max) throws ProtocolViolation {
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

    /** {@code fallback} when absent. */
    public boolean bool(boolean fallback) throws ProtocolViolation {
        if (isAbsent()) {
            return fallback;
        }
        if (!value.isBoolean()) {
            throw wrongType("a boolean");
        }
        return value.booleanValue();
    }

    public String oneOf(List<String> supported) throws ProtocolViolation {
        String text = text();
        if (!supported.contains(text)) {
            throw invalid("Supported values are: " + listed(supported) + ".");
        }
        return text;
    }

    /** Absent counts as missing, anything else as a value of the wrong kind. */
    public ProtocolViolation wrongType(String expected) {
        if (isAbsent()) {
            return new ProtocolViolation(ProtocolError.missing(path));
        }
        return violation(
                ErrorCode.INVALID_TYPE,
                "Invalid type for '" + path + "': expected " + expected + ", but got " + kind() + " instead.");
    }

    /** The value is of the right type but not allowed; {@code advice} says what is. */
    public ProtocolViolation invalid(String advice) {
        String shown = value.isTextual() ? "'" + clipped(value.textValue()) + "'" : clipped(value.toString());
        return violation(ErrorCode.INVALID_VALUE, "Invalid value: " + shown + ". " + advice);
    }

    public ProtocolViolation tooLong(int max) {
        return violation(
                ErrorCode.STRING_ABOVE_MAX_LENGTH,
                "Invalid '" + path + "': string too long. Expected a string with maximum length " + max
                        + ", but got a string with length " + value.textValue().length() + " instead.");
    }

    /** As {@link #invalid}, for values that must not be repeated in a message: audio, pictures, whole texts. */
    public ProtocolViolation refused(String message) {
        return violation(ErrorCode.INVALID_VALUE, "Invalid '" + (path.isEmpty() ? "event" : path) + "': " + message);
    }

    /** As messages list them: {@code 'a', 'b' and 'c'}. */
    public static String listed(List<String> values) {
        List<String> quoted = values.stream().map(value -> "'" + value + "'").toList();
        if (quoted.size() < 2) {
            return String.join("", quoted);
        }
        int last = quoted.size() - 1;
        return String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
    }

    private ProtocolViolation violation(ErrorCode code, String message) {
        return new ProtocolViolation(ProtocolError.invalid(code, message, path.isEmpty() ? null : path));
    }

    /** Half a surrogate pair could not be sent. */
    private static String clipped(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…";
    }

    private String kind() {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a decimal";
            case STRING -> "a string";
            case OBJECT -> "an object";
            default -> "nothing";
        };
    }

    @Override
    public String toString() {
        return "Field[" + Redacted.json(value) + ", " + Redacted.text(path) + "]";
    }
}
