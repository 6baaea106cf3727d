package dev.voicebox.content;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.wire.item.StoredItem;

/**
 * An item whose content nobody reads without the tenant's key.
 *
 * @param key generation of that key
 * @param sealed base64
 */
public record SealedItem(ItemId id, ItemOutline outline, long key, String sealed) {
    private static final int ASCII = 127;

    public SealedItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(outline, "outline");
        Objects.requireNonNull(sealed, "sealed");
        if (key < 1) {
            throw new IllegalArgumentException("generations of keys count from 1, got " + key);
        }
    }

    /** @param item with an id */
    public static SealedItem of(Item item, ContentKey key, ContentKey.Place place) {
        byte[] plain = spelled(StoredItem.write(item)).getBytes(StandardCharsets.UTF_8);
        String sealed = Base64.getEncoder().encodeToString(key.seal(plain, place));
        return new SealedItem(item.id(), ItemOutline.of(item), key.generation(), sealed);
    }

    /** Half a surrogate pair has no form in UTF-8; in JSON it stands within a string, where it can be spelled. */
    private static String spelled(String json) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length() + 64);
        for (char c : json.toCharArray()) {
            if (c > ASCII) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
