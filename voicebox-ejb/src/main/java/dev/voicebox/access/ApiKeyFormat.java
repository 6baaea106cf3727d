package dev.voicebox.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The form of the API keys that VoiceBox makes, all of {@code A-Z a-z 0-9} after the mark:
 *
 * <pre>
 *   vb_ pppppppp ssssssssssssssssssssssss tttttttt
 *       prefix   secret, 142 random bits  tag: HMAC over all before
 * </pre>
 *
 * The tag says without any I/O that a key was mistyped, cut off or guessed.
 */
final class ApiKeyFormat {

    static final String MARK = "vb_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX = 8;
    private static final int SECRET = 24;
    private static final int TAG = 8;
    private static final int LENGTH = MARK.length() + PREFIX + SECRET + TAG;

    /** The current one first. */
    private final List<KeyedHash> taggings;

    ApiKeyFormat(MasterKey master) {
        this.taggings = master.hashesFor(KeyPurpose.API_KEY_TAG);
    }

    /** A new key. */
    ApiKeySecret make(RandomGenerator random) {
        Objects.requireNonNull(random, "random");
        StringBuilder body = new StringBuilder(MARK);
        random.ints(PREFIX + SECRET, 0, ALPHABET.length()).forEach(i -> body.append(ALPHABET.charAt(i)));
        return new ApiKeySecret(body + tagOf(body.toString(), taggings.get(0)));
    }

    /** Whether it claims to be made by {@link #make} but was not; a key without the mark claims nothing. */
    boolean isForged(String value) {
        return value.startsWith(MARK) && !isGenuine(value);
    }

    private boolean isGenuine(String value) {
        if (value.length() != LENGTH) {
            return false;
        }
        byte[] claimed = value.substring(LENGTH - TAG).getBytes(StandardCharsets.UTF_8);
        String body = value.substring(0, LENGTH - TAG);
        return taggings.stream()
                .map(tagging -> tagOf(body, tagging).getBytes(StandardCharsets.UTF_8))
                .anyMatch(right -> MessageDigest.isEqual(claimed, right));
    }

    private static String tagOf(String body, KeyedHash tagging) {
        StringBuilder tag = new StringBuilder(TAG);
        for (byte b : tagging.tagOf(body.getBytes(StandardCharsets.UTF_8), TAG)) {
            tag.append(ALPHABET.charAt((b & 0xFF) % ALPHABET.length()));
        }
        return tag.toString();
    }
}
