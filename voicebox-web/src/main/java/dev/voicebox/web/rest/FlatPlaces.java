package dev.voicebox.web.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/**
 * Where the flat fields of the retired beta have their places today.
 *
 * @param places flat name to path, in the order of the answer
 * @param formats the same for audio formats, which have other names too
 * @param others flat names that need more than another place
 */
record FlatPlaces(Map<String, String> places, Map<String, String> formats, Set<String> others) {
    private static final Map<String, String> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put("pcm16", "audio/pcm");
        FORMATS.put("g711_ulaw", "audio/pcmu");
        FORMATS.put("g711_alaw", "audio/pcma");
    }

    /** In the shape of today; absent fields stay absent. */
    ObjectNode session(String type, Field request) throws ProtocolViolation {
        ObjectNode flat = request.object();
        checkNames(flat);
        ObjectNode session = JsonNodeFactory.instance.objectNode().put("type", type);
        places.forEach((name, path) -> {
            if (flat.has(name)) {
                put(session, path, flat.get(name));
            }
        });
        for (Map.Entry<String, String> place : formats.entrySet()) {
            Field format = request.child(place.getKey());
            if (!format.isNullOrAbsent()) {
                put(session, place.getValue(), formatOf(format));
            }
        }
        return session;
    }

    /** Writes what the effective session of today says into a flat answer. */
    void show(ObjectNode session, ObjectNode flat) {
        places.forEach((name, path) -> flat.set(name, at(session, path)));
        formats.forEach((name, path) -> flat.put(name, flatFormat(at(session, path + ".type"))));
    }

    /** The caller knows its flat names only. */
    ProtocolViolation inItsOwnWords(ProtocolViolation violation) {
        ProtocolError error = violation.error();
        if (error.param() == null || !error.param().startsWith("session.")) {
            return violation;
        }
        String path = error.param().substring("session.".length());
        for (Map<String, String> known : List.of(places, formats)) {
            for (Map.Entry<String, String> place : known.entrySet()) {
                if (path.startsWith(place.getValue())) {
                    String flat =
                            place.getKey() + path.substring(place.getValue().length());
                    return new ProtocolViolation(new ProtocolError(
                            error.type(),
                            error.code(),
                            error.message().replace(error.param(), flat),
                            flat,
                            error.eventId()));
                }
            }
        }
        return violation;
    }

    private void checkNames(ObjectNode flat) throws ProtocolViolation {
        for (var names = flat.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!places.containsKey(name) && !formats.containsKey(name) && !others.contains(name)) {
                throw new ProtocolViolation(ProtocolError.unknown(name));
            }
        }
    }

    private static ObjectNode formatOf(Field format) throws ProtocolViolation {
        String type = FORMATS.get(format.oneOf(List.copyOf(FORMATS.keySet())));
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static String flatFormat(JsonNode type) {
        return FORMATS.entrySet().stream()
                .filter(format -> format.getValue().equals(type.asText()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode at(ObjectNode session, String path) {
        return session.at('/' + path.replace('.', '/'));
    }

    private static void put(ObjectNode session, String path, JsonNode value) {
        String[] names = path.split("\\.");
        ObjectNode at = session;
        for (int i = 0; i < names.length - 1; i++) {
            at = at.withObject('/' + names[i]);
        }
        at.set(names[names.length - 1], value);
    }
}
