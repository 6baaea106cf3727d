package dev.voicebox.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.voicebox.event.ItemId;

/** Names items by the records that bring them: the same record, the same item. */
final class ItemNames {
    private static final String PREFIX = "in_";
    /** An id of an item has 32 characters at most; this leaves 116 bits. */
    private static final int LENGTH = 29;

    private ItemNames() {}

    static ItemId of(String eventId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(eventId.getBytes(StandardCharsets.UTF_8));
            return new ItemId(PREFIX + HexFormat.of().formatHex(hash).substring(0, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
