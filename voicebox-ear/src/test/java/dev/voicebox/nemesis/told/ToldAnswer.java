package dev.voicebox.nemesis.told;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.nemesis.history.ItemHash;

/**
 * An event of the topic {@code voice.responses}.
 *
 * @param position of the item in its session
 * @param hash of the content, see {@link ItemHash}
 */
record ToldAnswer(String event, String session, String item, long position, String hash) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ToldAnswer of(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new ToldAnswer(
                    json.path("event_id").asText(),
                    json.path("session_id").asText(),
                    json.path("item_id").asText(),
                    json.path("position").asLong(),
                    ItemHash.of(json.path("item")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An event is not JSON", e);
        }
    }
}
