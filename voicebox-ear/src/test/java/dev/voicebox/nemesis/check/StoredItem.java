package dev.voicebox.nemesis.check;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.nemesis.history.ItemHash;

/** @param hash of the content, see {@link ItemHash} */
public record StoredItem(String id, String hash) {

    /** @param item as the history API shows it */
    public static StoredItem of(JsonNode item) {
        return new StoredItem(item.path("id").asText(), ItemHash.of(item));
    }
}
