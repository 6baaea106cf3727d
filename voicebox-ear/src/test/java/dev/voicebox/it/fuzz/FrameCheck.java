package dev.voicebox.it.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What every message of the server must be: a JSON object in UTF-8 with a type and an id, and never an inner error. */
final class FrameCheck {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FrameCheck() {}

    /** @throws Refused saying what is wrong with it */
    static JsonNode read(RawSocket.Received message) throws Refused {
        if (message.opcode() != RawSocket.TEXT) {
            throw new Refused("the server sent a message of kind " + message.opcode());
        }
        JsonNode event = tree(message.text());
        if (!event.path("type").isTextual() || !event.path("event_id").isTextual()) {
            throw new Refused("the server sent an event without a type or an id: " + event);
        }
        if (event.at("/error/code").asText().equals("internal_error")) {
            throw new Refused("the server had an inner error: " + event);
        }
        return event;
    }

    private static JsonNode tree(byte[] text) throws Refused {
        try {
            return STRICT.readTree(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw new Refused("the server sent what is no JSON: " + new String(text, UTF_8));
        }
    }

    /** A message that no server should send. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }
}
