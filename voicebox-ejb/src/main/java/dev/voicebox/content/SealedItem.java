package dev.voicebox.content;

import java.util.Base64;
import java.util.Objects;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.wire.item.StoredItem;

/**
 * An item whose content nobody reads without the tenant's key.
 *
 * @param key generation of that key
 * @param sealed base64
 */
public record SealedItem(ItemId id, ItemOutline outline, long key, String sealed) {
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
        byte[] plain = SpelledJson.bytes(StoredItem.write(item));
        String sealed = Base64.getEncoder().encodeToString(key.seal(plain, place));
        return new SealedItem(item.id(), ItemOutline.of(item), key.generation(), sealed);
    }

    @Override
    public String toString() {
        return "SealedItem[" + id + ", " + outline + ", " + key + ", " + Redacted.text(sealed) + "]";
    }
}
