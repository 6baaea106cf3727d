package dev.voicebox.web.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.MintedSecret;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** The session as the retired beta wrote it, flat, and its way to the shape of today and back. */
final class FlatSession {
    private static final Map<String, String> FORMATS =
            Map.of("pcm16", "audio/pcm", "g711_ulaw", "audio/pcmu", "g711_alaw", "audio/pcma");
    private static final double DEFAULT_TEMPERATURE = 0.8;
    private static final double MIN_TEMPERATURE = 0.6;
    private static final double MAX_TEMPERATURE = 1.2;

    /** Flat name to path of today, in the order of the answer; those not here need more than another place. */
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("model", "model");
        PLACES.put("instructions", "instructions");
        PLACES.put("voice", "audio.output.voice");
        PLACES.put("speed", "audio.output.speed");
        PLACES.put("input_audio_transcription", "audio.input.transcription");
        PLACES.put("input_audio_noise_reduction", "audio.input.noise_reduction");
        PLACES.put("turn_detection", "audio.input.turn_detection");
        PLACES.put("tools", "tools");
        PLACES.put("tool_choice", "tool_choice");
        PLACES.put("max_response_output_tokens", "max_output_tokens");
        PLACES.put("tracing", "tracing");
        PLACES.put("truncation", "truncation");
        PLACES.put("prompt", "prompt");
    }

    private static final Map<String, String> FORMAT_PLACES =
            Map.of("input_audio_format", "audio.input.format", "output_audio_format", "audio.output.format");
    private static final Set<String> OTHERS = Set.of("modalities", "temperature");

    private final Field request;
    private double temperature = DEFAULT_TEMPERATURE;

    FlatSession(ObjectNode request) {
        this.request = new Field(request, "");
    }

    /** In the shape of today; absent fields stay absent. */
    ObjectNode session() throws ProtocolViolation {
        ObjectNode flat = request.object();
        checkNames(flat);
        temperature = request.child("temperature").number(DEFAULT_TEMPERATURE, MIN_TEMPERATURE, MAX_TEMPERATURE);
        ObjectNode session = JsonNodeFactory.instance.objectNode().put("type", "realtime");
        PLACES.forEach((name, path) -> {
            if (flat.has(name)) {
                put(session, path, flat.get(name));
            }
        });
        for (Map.Entry<String, String> place : FORMAT_PLACES.entrySet()) {
            Field format = request.child(place.getKey());
            if (!format.isNullOrAbsent()) {
                put(session, place.getValue(), formatOf(format));
            }
        }
        putModality(session);
        return session;
    }

    /** The flat answer to the effective session of today. */
    ObjectNode answer(ObjectNode session, MintedSecret secret) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        flat.set("id", session.get("id"));
        flat.put("object", "realtime.session");
        boolean audio = session.at("/output_modalities/0").asText().equals("audio");
        flat.putArray("modalities").add("text");
        if (audio) {
            flat.withArray("modalities").add("audio");
        }
        PLACES.forEach((name, path) -> flat.set(name, at(session, path)));
        FORMAT_PLACES.forEach((name, path) -> flat.put(name, flatFormat(at(session, path + ".type"))));
        flat.put("temperature", temperature);
        flat.putObject("client_secret")
                .put("value", secret.value())
                .put("expires_at", secret.expiresAt().getEpochSecond());
        return flat;
    }

    /** The caller knows its flat names only. */
    ProtocolViolation inItsOwnWords(ProtocolViolation violation) {
        ProtocolError error = violation.error();
        if (error.param() == null || !error.param().startsWith("session.")) {
            return violation;
        }
        String path = error.param().substring("session.".length());
        for (Map<String, String> places : List.of(PLACES, FORMAT_PLACES)) {
            for (Map.Entry<String, String> place : places.entrySet()) {
                if (path.startsWith(place.getValue())) {
                    path = place.getKey() + path.substring(place.getValue().length());
                    return new ProtocolViolation(new ProtocolError(
                            error.type(),
                            error.code(),
                            error.message().replace(error.param(), path),
                            path,
                            error.eventId()));
                }
            }
        }
        return violation;
    }

    private void checkNames(ObjectNode flat) throws ProtocolViolation {
        for (var names = flat.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!PLACES.containsKey(name) && !FORMAT_PLACES.containsKey(name) && !OTHERS.contains(name)) {
                throw new ProtocolViolation(ProtocolError.unknown(name));
            }
        }
    }

    /** Text beside audio was the transcript, which is always there today. */
    private void putModality(ObjectNode session) throws ProtocolViolation {
        Field modalities = request.child("modalities");
        if (modalities.isNullOrAbsent()) {
            return;
        }
        boolean audio = false;
        for (int i = 0; i < modalities.array().size(); i++) {
            audio |= modalities.element(i).oneOf(List.of("text", "audio")).equals("audio");
        }
        session.putArray("output_modalities").add(audio ? "audio" : "text");
    }

    private static ObjectNode formatOf(Field format) throws ProtocolViolation {
        String type = FORMATS.get(format.oneOf(List.of("pcm16", "g711_ulaw", "g711_alaw")));
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
