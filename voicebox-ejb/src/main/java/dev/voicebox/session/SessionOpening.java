package dev.voicebox.session;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.session.SessionRequest.Wanted;
import dev.voicebox.tenant.TenantId;

/** With which configuration a session begins: what its address asks for, and what is bound to the client secret. */
final class SessionOpening {
    private static final String TRANSCRIPTION = "transcription";

    private static final List<String> OF_THE_SERVER = List.of("object", "id", "expires_at");

    private final List<String> models;
    private final Function<TenantId, VoiceNames> voices;

    /**
     * @param models that are served; the first is the default
     * @param voices that are there now for a tenant
     */
    SessionOpening(List<String> models, Function<TenantId, VoiceNames> voices) {
        this.models = models;
        this.voices = voices;
    }

    SessionConfig configOf(SessionRequest request) throws ProtocolViolation {
        return isTranscription(request) ? transcription(request.config()) : realtime(request);
    }

    /**
     * The configuration that a session had on another server.
     *
     * @param shown as {@code session.updated} shows it
     * @throws ProtocolViolation when there is no such model or voice here
     */
    SessionConfig restored(TenantId tenant, ObjectNode shown) throws ProtocolViolation {
        ObjectNode fields = shown.deepCopy();
        fields.remove(OF_THE_SERVER);
        if (fields.path("type").asText().equals(TRANSCRIPTION)) {
            return TranscriptionConfig.defaults().merge(fields);
        }
        return RealtimeConfig.defaults(fields.path("model").asText(), voices.apply(tenant))
                .merge(fields);
    }

    /** Of an address that says nothing, the secret decides. */
    private static boolean isTranscription(SessionRequest request) throws ProtocolViolation {
        Wanted wanted = request.wanted();
        if (wanted.intent() == null) {
            return wanted.model() == null
                    && request.config() != null
                    && request.config().path("type").asText().equals(TRANSCRIPTION);
        }
        if (!wanted.intent().equals(TRANSCRIPTION)) {
            throw refuse(
                    ErrorCode.INVALID_VALUE,
                    "Invalid value for 'intent'. Supported values are: '" + TRANSCRIPTION + "'.",
                    "intent");
        }
        if (wanted.model() != null) {
            throw refuse(
                    ErrorCode.INVALID_MODEL,
                    "You must not provide a model parameter for transcription sessions.",
                    null);
        }
        return true;
    }

    private static SessionConfig transcription(ObjectNode bound) throws ProtocolViolation {
        TranscriptionConfig defaults = TranscriptionConfig.defaults();
        return bound == null ? defaults : defaults.merge(bound);
    }

    private SessionConfig realtime(SessionRequest request) throws ProtocolViolation {
        String model = model(request);
        RealtimeConfig defaults = RealtimeConfig.defaults(model, voices.apply(request.tenant()));
        return request.config() == null
                ? defaults
                : defaults.merge(request.config().deepCopy().put("model", model));
    }

    private String model(SessionRequest request) throws ProtocolViolation {
        String bound =
                request.config() == null ? "" : request.config().path("model").asText();
        String model =
                request.wanted().model() != null ? request.wanted().model() : bound.isEmpty() ? models.get(0) : bound;
        if (!models.contains(model)) {
            throw refuse(ErrorCode.INVALID_MODEL, isForWords(model) ? wrongPlace(model) : notServed(model), "model");
        }
        return model;
    }

    /** The public service's models that transcribe, by their names. */
    private static boolean isForWords(String model) {
        return model.contains("transcribe") || model.contains("whisper");
    }

    private static String wrongPlace(String model) {
        return "Model " + model
                + " is a transcription model and cannot be used as the realtime session model. Pass this"
                + " transcription model as audio.input.transcription.model instead.";
    }

    private String notServed(String model) {
        return "Model '" + model + "' is not served here. Served are: " + String.join(", ", models) + ".";
    }

    private static ProtocolViolation refuse(ErrorCode code, String message, String param) {
        return new ProtocolViolation(ProtocolError.invalid(code, message, param));
    }
}
