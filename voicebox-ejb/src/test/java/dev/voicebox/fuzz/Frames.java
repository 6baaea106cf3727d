package dev.voicebox.fuzz;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.voicebox.event.Ids;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.frame.FrameValidator;
import dev.voicebox.wire.ServerEventWriter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Writes events as the server does, and demands that every frame is one that a client can read. */
final class Frames {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final FrameValidator PROTOCOL = new FrameValidator(ProtocolData.GIVEN);
    /** An error tells what is wrong; it never is a way to make the server say a lot. */
    private static final int LONGEST_ERROR = 8 * 1024;

    private final ServerEventWriter writer = new ServerEventWriter();
    private final Ids ids = new Ids(new Random(9));

    JsonNode write(ServerEvent event) {
        String frame = writer.write(ids.nextEvent(), event);
        try {
            UTF_8.newEncoder().encode(CharBuffer.wrap(frame));
            JsonNode written = STRICT.readTree(frame);
            assertThat(PROTOCOL.complaints(written)).as(frame).isEmpty();
            return written;
        } catch (CharacterCodingException e) {
            throw new AssertionError("a frame that is no text: " + event, e);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a frame that is no JSON: " + event, e);
        }
    }

    /** A refusal says what is wrong, shortly and legibly. */
    void refuse(ProtocolError error) {
        JsonNode told = write(new ServerEvent.Failure(error)).path("error");
        assertThat(told.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(told.path("code").asText()).isNotBlank().isNotEqualTo("internal_error");
        assertThat(told.path("message").asText()).isNotBlank();
        assertThat(told.toString()).hasSizeLessThan(LONGEST_ERROR);
    }
}
