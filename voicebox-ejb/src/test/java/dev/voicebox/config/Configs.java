package dev.voicebox.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Words for tests of configurations. Patches are written with single quotes. */
final class Configs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Configs() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A patch of a realtime session: the type is written for you. */
    static ObjectNode patch(String fields) {
        return json("{'type':'realtime'" + (fields.isEmpty() ? "" : ",") + fields + "}");
    }

    static RealtimeConfig fresh() {
        return SessionConfig.defaults("gpt-realtime");
    }

    static RealtimeConfig fresh(String fields) throws ProtocolViolation {
        return fresh().merge(patch(fields));
    }

    /** The patch is refused, and the configuration is as it was. */
    static Refusal refusal(SessionConfig config, ObjectNode patch) {
        ObjectNode before = config.document();
        ObjectNode sent = patch.deepCopy();
        ProtocolViolation refused = catchThrowableOfType(ProtocolViolation.class, () -> config.merge(patch));
        assertThat(refused).as("refused").isNotNull();
        assertThat(config.document()).as("nothing of it applies").isEqualTo(before);
        assertThat(patch).as("the patch is the caller's").isEqualTo(sent);
        return new Refusal(refused.error());
    }

    record Refusal(ProtocolError error) {
        void says(ErrorCode code, String param, String message) {
            assertThat(error).isEqualTo(new ProtocolError(ErrorType.INVALID_REQUEST, code, message, param, null));
        }
    }
}
