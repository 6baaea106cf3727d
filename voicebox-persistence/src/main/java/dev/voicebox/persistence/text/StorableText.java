package dev.voicebox.persistence.text;

import java.util.HexFormat;

/**
 * PostgreSQL refuses U+0000, and a half of a surrogate pair does not survive UTF-8. Each such character is written as U+E000
 * and its four hexadecimal digits, and so is U+E000 itself: every string comes back as it was.
 */
public final class StorableText {

    private static final char ESCAPE = '\uE000';
    private static final int DIGITS = 4;
    private static final HexFormat HEX = HexFormat.of();

    private StorableText() {}

    /** As it can be stored; {@code null} for {@code null}. */
    public static String escape(String text) {
        int at = firstToEscape(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        int copied = 0;
        while (at >= 0) {
            escaped.append(text, copied, at).append(ESCAPE).append(HEX.toHexDigits(text.charAt(at)));
            copied = at + 1;
            at = firstToEscape(text, copied);
        }
        return escaped.append(text, copied, text.length()).toString();
    }

    /**
     * What {@link #escape} was given.
     *
     * @throws IllegalArgumentException if the text cannot have come from there
     */
    public static String unescape(String stored) {
        int at = stored == null ? -1 : stored.indexOf(ESCAPE);
        if (at < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        int copied = 0;
        while (at >= 0) {
            int end = at + 1 + DIGITS;
            if (end > stored.length()) {
                throw new IllegalArgumentException("U+E000 without four digits at the end of a stored text");
            }
            text.append(stored, copied, at).append((char) HexFormat.fromHexDigits(stored, at + 1, end));
            copied = end;
            at = stored.indexOf(ESCAPE, copied);
        }
        return text.append(stored, copied, stored.length()).toString();
    }

    /** -1 for none. */
    static int firstToEscape(String text, int from) {
        int length = text == null ? 0 : text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c == ESCAPE) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
