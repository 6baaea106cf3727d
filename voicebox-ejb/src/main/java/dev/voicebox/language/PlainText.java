package dev.voicebox.language;

/**
 * Text as it may leave for a model or a voice. Callers may say what is no character, and models answer it: half a surrogate
 * pair has no form in UTF-8, and U+0000 ends the text of a native engine and is refused by some providers. There each of
 * them is U+FFFD. The length stays.
 */
public final class PlainText {
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** The text itself if all of it is characters. */
    public static String of(String text) {
        if (text.codePoints().allMatch(PlainText::isCharacter)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isCharacter(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isCharacter(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
