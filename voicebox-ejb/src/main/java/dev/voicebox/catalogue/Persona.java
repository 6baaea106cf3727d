package dev.voicebox.catalogue;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whom a session is to be: what it begins with, until it is told otherwise.
 *
 * @param name 1 to 64 characters
 * @param instructions as {@code session.instructions}
 * @param voice as {@code session.audio.output.voice}; {@code null} for the usual one
 * @param tools as {@code session.tools}; shared, not to be changed
 */
public record Persona(String name, String instructions, String voice, ArrayNode tools) {

    public Persona {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(instructions, "instructions");
        Objects.requireNonNull(tools, "tools");
    }

    /** The fields of a session, the one that is given on top. */
    public ObjectNode under(ObjectNode session) {
        ObjectNode fields =
                JsonNodeFactory.instance.objectNode().put("type", "realtime").put("instructions", instructions);
        fields.set("tools", tools.deepCopy());
        if (voice != null) {
            fields.withObject("/audio/output").put("voice", voice);
        }
        return session == null ? fields : merged(fields, session);
    }

    /** What is given counts, field by field; a list is one field. */
    private static ObjectNode merged(ObjectNode under, ObjectNode above) {
        above.fields().forEachRemaining(field -> {
            if (field.getValue() instanceof ObjectNode inner && under.get(field.getKey()) instanceof ObjectNode known) {
                merged(known, inner);
            } else {
                under.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        return under;
    }

    /** Says nothing of what it is told: that is the tenant's own. */
    @Override
    public String toString() {
        return "Persona[…]";
    }
}
