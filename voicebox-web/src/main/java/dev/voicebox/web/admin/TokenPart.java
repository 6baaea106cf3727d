package dev.voicebox.web.admin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What is between the dots of a token, read so that there is one way to understand it. */
final class TokenPart {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private TokenPart() {}

    /**
     * @throws IllegalArgumentException if another text would stand for the same bytes: the last character may have bits to
     *     spare, which decoders do not look at
     */
    static byte[] bytes(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
            throw new IllegalArgumentException("not the one way to write it");
        }
        return bytes;
    }

    /**
     * An object in UTF-8, each name in it once: of two claims of a name this server would look at one and the next at the
     * other. Nor are there numbers that are none to most readers.
     */
    static JsonNode object(String part) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(part)))
                .toString();
        JsonNode object = JSON.readTree(text);
        if (!object.isObject() || !isFinite(object)) {
            throw new IllegalArgumentException("no JSON object that everybody reads alike");
        }
        return object;
    }

    private static boolean isFinite(JsonNode node) {
        boolean finite = !node.isDouble() || Double.isFinite(node.doubleValue());
        for (JsonNode child : node) {
            finite &= isFinite(child);
        }
        return finite;
    }
}
