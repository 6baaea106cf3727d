package dev.voicebox.web.catalogue;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.catalogue.Kept;
import dev.voicebox.catalogue.Persona;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** Personas as they are read and shown. */
final class PersonaJson {
    private static final Set<String> FIELDS = Set.of(CatalogueCall.TENANT, "name", "instructions", "voice", "tools");
    private static final int MOST_VOICE = 128;

    private PersonaJson() {}

    static Persona read(ObjectNode body) throws ProtocolViolation {
        Field persona = new Field(body, "");
        persona.object(FIELDS);
        Field tools = persona.child("tools");
        return new Persona(
                CatalogueCall.name(persona.child("name")),
                persona.child("instructions").text(),
                persona.child("voice").isNullOrAbsent()
                        ? null
                        : persona.child("voice").text(MOST_VOICE),
                tools.isNullOrAbsent() ? JsonNodeFactory.instance.arrayNode() : (ArrayNode) tools.array());
    }

    static Persona patched(Persona now, ObjectNode body) throws ProtocolViolation {
        ObjectNode all = JsonNodeFactory.instance
                .objectNode()
                .put("name", now.name())
                .put("instructions", now.instructions())
                .put("voice", now.voice());
        all.set("tools", now.tools());
        all.setAll(body);
        return read(all);
    }

    static ObjectNode of(Kept<Persona> kept) {
        Persona persona = kept.what();
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", kept.id())
                .put("object", "persona")
                .put("tenant_id", kept.tenant().value())
                .put("name", persona.name())
                .put("instructions", persona.instructions())
                .put("voice", persona.voice());
        told.set("tools", persona.tools());
        return told.put("version", kept.version())
                .put("created_at", kept.times().createdAt().getEpochSecond())
                .put("updated_at", kept.times().updatedAt().getEpochSecond());
    }

    static ObjectNode deleted(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "persona.deleted")
                .put("deleted", true);
    }
}
