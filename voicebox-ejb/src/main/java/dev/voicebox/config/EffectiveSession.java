package dev.voicebox.config;

import java.util.Iterator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The session as clients read it: its settable fields, and those of the server at the places where clients know them. */
final class EffectiveSession {
    private EffectiveSession() {}

    static ObjectNode of(ObjectNode fields, String object, String sessionId, long expiresAt) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equals("audio")) {
                shown.put("expires_at", expiresAt);
            }
            shown.set(name, fields.get(name));
            if (name.equals("type")) {
                shown.put("object", object);
                shown.put("id", sessionId);
            }
        }
        return shown;
    }
}
