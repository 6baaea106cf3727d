package dev.voicebox.web.rest;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** The JSON object of a call: strict, and bounded before it is read. */
public final class JsonBody {
    public static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 200_000;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .maxNumberLength(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** @throws Refused 400 for anything but a JSON object, 413 above 1 MiB */
    public static ObjectNode read(InputStream body) throws IOException, Refused {
        byte[] bytes = bytes(body);
        if (bytes.length > MAX_BYTES) {
            throw new Refused(Refusal.of(
                    413,
                    ErrorType.INVALID_REQUEST,
                    ErrorCode.BODY_TOO_LARGE,
                    "The body is too large. Send at most " + MAX_BYTES + " bytes of JSON."));
        }
        if (bytes.length == 0) {
            return JSON.createObjectNode();
        }
        if (parse(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw new Refused(Refusal.invalid(ErrorCode.INVALID_TYPE.wire(), null, "The body must be a JSON object."));
    }

    /**
     * The body as it came, or one byte more than is taken.
     *
     * @throws Refused 400 if it breaks off, or its chunks are malformed
     */
    public static byte[] bytes(InputStream body) throws Refused {
        try {
            return body.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Refused(Refusal.invalid(
                    ErrorCode.INVALID_JSON.wire(), null, "The body could not be read to its end. Send it again."));
        }
    }

    private static JsonNode parse(byte[] bytes) throws IOException, Refused {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new Refused(Refusal.invalid(
                    ErrorCode.INVALID_JSON.wire(),
                    null,
                    "We could not parse the JSON body of your request. Send one JSON object with no key twice."));
        }
    }
}
