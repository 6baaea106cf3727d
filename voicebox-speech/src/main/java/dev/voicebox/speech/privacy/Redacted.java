package dev.voicebox.speech.privacy;

import java.net.URI;
import java.util.Collection;

/** What is heard and spoken as {@code toString} shows it: its size. */
public final class Redacted {
    private static final String NONE = "none";

    private Redacted() {}

    /** {@code 12 characters}; {@code none} without any, as with all others here. */
    public static String text(CharSequence text) {
        return text == null ? NONE : text.length() + " characters";
    }

    public static String samples(short[] sound) {
        return sound == null ? NONE : sound.length + " samples";
    }

    public static String samples(float[] sound) {
        return sound == null ? NONE : sound.length + " samples";
    }

    public static String entries(Collection<?> many) {
        return many == null ? NONE : many.size() + " entries";
    }

    /** The host alone: the rest of an address can hold a password or a token. */
    public static String host(URI address) {
        return address == null ? NONE : String.valueOf(address.getHost());
    }
}
