package dev.voicebox.web.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.MintedSecret;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** A conversation. */
final class FlatSession implements FlatRequest {
    private static final double DEFAULT_TEMPERATURE = 0.8;
    private static final double MIN_TEMPERATURE = 0.6;
    private static final double MAX_TEMPERATURE = 1.2;

    private static final FlatPlaces PLACES = new FlatPlaces(
            places(),
            Map.of("input_audio_format", "audio.input.format", "output_audio_format", "audio.output.format"),
            Set.of("modalities", "temperature"));

    private final Field request;
    private double temperature = DEFAULT_TEMPERATURE;

    FlatSession(ObjectNode request) {
        this.request = new Field(request, "");
    }

    @Override
    public ObjectNode session() throws ProtocolViolation {
        ObjectNode session = PLACES.session("realtime", request);
        temperature = request.child("temperature").number(DEFAULT_TEMPERATURE, MIN_TEMPERATURE, MAX_TEMPERATURE);
        putModality(session);
        return session;
    }

    @Override
    public ObjectNode answer(ObjectNode session, MintedSecret secret) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        flat.set("id", session.get("id"));
        flat.put("object", "realtime.session");
        boolean audio = session.at("/output_modalities/0").asText().equals("audio");
        flat.putArray("modalities").add("text");
        if (audio) {
            flat.withArray("modalities").add("audio");
        }
        PLACES.show(session, flat);
        flat.put("temperature", temperature);
        flat.putObject("client_secret")
                .put("value", secret.value())
                .put("expires_at", secret.expiresAt().getEpochSecond());
        return flat;
    }

    @Override
    public ProtocolViolation inItsOwnWords(ProtocolViolation violation) {
        return PLACES.inItsOwnWords(violation);
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

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("model", "model");
        places.put("instructions", "instructions");
        places.put("voice", "audio.output.voice");
        places.put("speed", "audio.output.speed");
        places.put("input_audio_transcription", "audio.input.transcription");
        places.put("input_audio_noise_reduction", "audio.input.noise_reduction");
        places.put("turn_detection", "audio.input.turn_detection");
        places.put("tools", "tools");
        places.put("tool_choice", "tool_choice");
        places.put("max_response_output_tokens", "max_output_tokens");
        places.put("tracing", "tracing");
        places.put("truncation", "truncation");
        places.put("prompt", "prompt");
        return places;
    }
}
