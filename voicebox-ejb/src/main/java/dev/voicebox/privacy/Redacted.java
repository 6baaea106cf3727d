package dev.voicebox.privacy;

import java.net.URI;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Content as {@code toString} shows it: its size. A record with a component that can hold what somebody said, wrote, named or
 * keeps secret describes itself through these; a test holds that.
 */
public final class Redacted {
    private static final String NONE = "none";

    private Redacted() {}

    /** {@code 12 characters}; {@code none} without any, as with all others here. */
    public static String text(CharSequence text) {
        return text == null ? NONE : text.length() + " characters";
    }

    public static String bytes(byte[] bytes) {
        return bytes == null ? NONE : bytes.length + " bytes";
    }

    /** The count of members or elements, without their names, which callers may choose. */
    public static String json(JsonNode json) {
        return json == null ? NONE : json.size() + " members";
    }

    public static String entries(Collection<?> many) {
        return many == null ? NONE : many.size() + " entries";
    }

    public static String entries(Map<?, ?> many) {
        return many == null ? NONE : many.size() + " entries";
    }

    /** The host alone: the rest of an address can hold a password or a token. */
    public static String host(URI address) {
        return address == null ? NONE : String.valueOf(address.getHost());
    }
}
