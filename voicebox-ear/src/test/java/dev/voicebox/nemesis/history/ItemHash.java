package dev.voicebox.nemesis.history;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an item says, as a hash: its type, its role, its parts and its call. Its id and what the server adds ({@code object},
 * {@code status}) are left out, and so is the order of fields.
 */
public final class ItemHash {
    private static final List<String> FIELDS = List.of("type", "role", "name", "call_id", "arguments", "output");
    private static final List<String> PART = List.of("type", "text", "transcript");

    private ItemHash() {}

    /** @param item as sent or as stored */
    public static String of(JsonNode item) {
        MessageDigest digest = sha256();
        take(digest, item, FIELDS);
        for (JsonNode part : item.path("content")) {
            digest.update((byte) 2);
            take(digest, part, PART);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void take(MessageDigest digest, JsonNode from, List<String> fields) {
        for (String field : fields) {
            if (from.hasNonNull(field)) {
                take(digest, field);
                take(digest, from.path(field).asText());
            }
        }
    }

    /** Char by char and not by an encoding, which would make all lone halves of pairs the same. */
    private static void take(MessageDigest digest, String text) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + text.length() * Character.BYTES);
        bytes.putInt(text.length());
        text.chars().forEach(one -> bytes.putChar((char) one));
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
