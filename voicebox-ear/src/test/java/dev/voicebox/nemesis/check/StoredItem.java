package dev.voicebox.nemesis.check;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.nemesis.history.ItemHash;

/**
 * @param hash of the content, see {@link ItemHash}
 * @param isAnswer whether those outside are told about it
 */
public record StoredItem(String id, String hash, boolean isAnswer) {

    /** @param item as the history API shows it */
    public static StoredItem of(JsonNode item) {
        boolean isCall = item.path("type").asText().equals("function_call");
        boolean isOfAssistant = item.path("role").asText().equals("assistant");
        return new StoredItem(item.path("id").asText(), ItemHash.of(item), isCall || isOfAssistant);
    }
}
