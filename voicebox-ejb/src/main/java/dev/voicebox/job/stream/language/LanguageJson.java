package dev.voicebox.job.stream.language;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON between servers that ask language models and those that are asked. In ASCII: a provider may end a piece of text within a
 * character, whose halves have no form of their own in UTF-8.
 */
final class LanguageJson {
    /** Characters; a client may send pictures and texts of 1 MiB each. */
    private static final int MOST_TEXT = 64 * 1024 * 1024;

    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MOST_TEXT)
                            .build())
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private LanguageJson() {}

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a tree has no form in JSON");
        }
    }

    /** @throws IllegalArgumentException if it is none */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // Without its cause, which quotes what was said.
            throw new IllegalArgumentException("not JSON between servers");
        }
    }

    /** Nothing for {@code null}. */
    static void put(ObjectNode node, String field, JsonNode value) {
        if (value != null) {
            node.set(field, value);
        }
    }

    /** {@code null} when it is not there. */
    static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : null;
    }

    /** @throws IllegalArgumentException when it is not there */
    static String required(JsonNode node, String field) {
        String text = text(node, field);
        if (text == null) {
            throw new IllegalArgumentException("a text between servers is missing: " + field);
        }
        return text;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
