package dev.voicebox.protocol;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that events are made of. Exactly one of these holds: it is an object with {@code fields}; it is {@code oneOf} other
 * shapes, told apart by the constants of the fields {@code by}; it {@code is} a single value.
 */
public record Shape(
        String name,
        String says,
        Standing standing,
        List<ProtocolField> fields,
        List<String> oneOf,
        List<String> by,
        String only,
        JsonNode is) {

    /** Whether this side may say it. */
    public boolean isFor(Side side) {
        return only.isEmpty() || only.equals(side.title());
    }

    public boolean isObject() {
        return oneOf.isEmpty() && is.isMissingNode();
    }

    public boolean isChoice() {
        return !oneOf.isEmpty();
    }
}
