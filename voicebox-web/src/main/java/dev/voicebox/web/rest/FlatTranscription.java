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

/** A session that is only written down. */
final class FlatTranscription implements FlatRequest {
    private static final FlatPlaces PLACES =
            new FlatPlaces(places(), Map.of("input_audio_format", "audio.input.format"), Set.of());

    private final Field request;

    FlatTranscription(ObjectNode request) {
        this.request = new Field(request, "");
    }

    @Override
    public ObjectNode session() throws ProtocolViolation {
        ObjectNode session = PLACES.session("transcription", request);
        Field turns = request.child("turn_detection");
        if (!turns.isNullOrAbsent()) {
            turns.object(Set.of("type", "threshold", "prefix_padding_ms", "silence_duration_ms"));
            turns.child("type").oneOf(List.of("server_vad"));
        }
        return session;
    }

    @Override
    public ObjectNode answer(ObjectNode session, MintedSecret secret) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        flat.set("id", session.get("id"));
        flat.put("object", "realtime.transcription_session");
        flat.set("expires_at", session.get("expires_at"));
        flat.putArray("modalities").add("audio").add("text");
        PLACES.show(session, flat);
        flat.putObject("client_secret")
                .put("value", secret.value())
                .put("expires_at", secret.expiresAt().getEpochSecond());
        return flat;
    }

    @Override
    public ProtocolViolation inItsOwnWords(ProtocolViolation violation) {
        return PLACES.inItsOwnWords(violation);
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("turn_detection", "audio.input.turn_detection");
        places.put("input_audio_transcription", "audio.input.transcription");
        places.put("input_audio_noise_reduction", "audio.input.noise_reduction");
        places.put("include", "include");
        return places;
    }
}
