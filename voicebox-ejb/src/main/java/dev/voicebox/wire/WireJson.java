package dev.voicebox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

/** How JSON is read and written here: strictly, and never more of it than an event can need. */
final class WireJson {
    /** 15 MiB of audio are 20,971,520 characters of base64; the rest is room for a frame around them. */
    static final int MAX_STRING = 21 * 1024 * 1024;

    static final int MAX_DEPTH = 64;

    /** A frame of 21 MiB could else become millions of small nodes, each ten times the size of its text. */
    static final int MAX_TOKENS = 200_000;

    static final int MAX_NUMBER = 64;
    static final int MAX_NAME = 1024;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonBuffers.SHARED)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_STRING)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxTokenCount(MAX_TOKENS)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WireJson() {}

    /** A whole text; a missing node for nothing but spaces. */
    static JsonNode parse(String json) throws ProtocolViolation {
        try {
            return MAPPER.readTree(json);
        } catch (StreamConstraintsException e) {
            throw unparsable("The event is larger than any event can be: at most " + MAX_DEPTH + " levels, "
                    + MAX_TOKENS + " tokens, numbers of " + MAX_NUMBER + " and names of "
                    + MAX_NAME + " characters.");
        } catch (JsonProcessingException e) {
            // Jackson's own message would repeat what the client sent.
            JsonLocation where = e.getLocation();
            String place = where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
            throw unparsable("Could not parse the event as JSON" + place
                    + ". Send one JSON object per text frame, with no key twice.");
        }
    }

    private static ProtocolViolation unparsable(String message) {
        return new ProtocolViolation(ProtocolError.invalid(ErrorCode.INVALID_JSON, message, null));
    }
}
