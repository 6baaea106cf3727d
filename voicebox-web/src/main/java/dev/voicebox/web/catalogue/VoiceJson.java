package dev.voicebox.web.catalogue;

import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.catalogue.Kept;
import dev.voicebox.catalogue.Voice;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** Voices of tenants as they are read and shown. */
final class VoiceJson {
    private static final Set<String> FIELDS =
            Set.of(CatalogueCall.TENANT, "name", "engine", "engine_voice", "language");
    private static final int MOST = 128;

    private VoiceJson() {}

    static Voice read(ObjectNode body) throws ProtocolViolation {
        Field voice = new Field(body, "");
        voice.object(FIELDS);
        return new Voice(
                CatalogueCall.name(voice.child("name")),
                voice.child("engine").isNullOrAbsent()
                        ? null
                        : voice.child("engine").text(MOST),
                voice.child("engine_voice").text(MOST),
                language(voice.child("language")));
    }

    /** Another voice is one of whichever engine has it, unless that is said too. */
    static Voice patched(Voice now, ObjectNode body) throws ProtocolViolation {
        ObjectNode all = JsonNodeFactory.instance
                .objectNode()
                .put("name", now.name())
                .put("engine_voice", now.engineVoice())
                .put("language", body.has("engine_voice") ? null : now.language());
        all.setAll(body);
        return read(all);
    }

    static ObjectNode of(Kept<Voice> kept) {
        Voice voice = kept.what();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", kept.id())
                .put("object", "voice")
                .put("tenant_id", kept.tenant().value())
                .put("name", voice.name())
                .put("engine", voice.engine())
                .put("engine_voice", voice.engineVoice())
                .put("language", voice.language())
                .put("version", kept.version())
                .put("created_at", kept.times().createdAt().getEpochSecond())
                .put("updated_at", kept.times().updatedAt().getEpochSecond());
    }

    static ObjectNode deleted(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "voice.deleted")
                .put("deleted", true);
    }

    private static String language(Field language) throws ProtocolViolation {
        if (language.isNullOrAbsent()) {
            return null;
        }
        if (!language.text().matches("[a-z]{2,3}")) {
            throw language.refused("expected a code of ISO 639, such as 'en'.");
        }
        return language.text();
    }
}
