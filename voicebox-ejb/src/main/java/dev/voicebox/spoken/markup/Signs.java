package dev.voicebox.spoken.markup;

/** Single characters that no voice can say. */
public final class Signs {
    private static final int JOINER = 0x200D;

    private Signs() {}

    /** Emoji and other pictures, what colours and joins them, and characters that mean nothing to anyone. */
    public static boolean isUnspeakable(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL -> !Character.isWhitespace(code);
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            case Character.OTHER_SYMBOL -> code != '°';
            default -> isOfEmoji(code);
        };
    }

    /** Index after the picture that begins there, with all that is joined to it. */
    public static int end(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length()) {
            int code = text.codePointAt(end);
            if (code != JOINER && !isUnspeakable(code)) {
                break;
            }
            end += Character.charCount(code);
        }
        return end;
    }

    private static boolean isOfEmoji(int code) {
        return code >= 0xFE00 && code <= 0xFE0F
                || code >= 0x1F3FB && code <= 0x1F3FF
                || code == 0x20E3
                || code == 0xFEFF
                || code == 0x200B
                || code >= 0xE0000 && code <= 0xE0FFF;
    }
}
