package dev.voicebox.language;

import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * Text as it may leave for a model or a voice. Callers may say what is no character, and models answer it: half a surrogate
 * pair has no form in UTF-8, and U+0000 ends the text of a native engine and is refused by some providers. There each of
 * them is U+FFFD. The length stays.
 */
public final class PlainText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final int LONGEST_NAME = 64;
    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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

    /** Of a function that was called. A model may make one up, and a provider that dislikes it refuses the whole conversation. */
    public static String ofName(String name) {
        String plain = NOT_IN_A_NAME.matcher(name).replaceAll("_");
        return plain.isEmpty() ? "_" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /**
     * A JSON object; an empty one in place of what is none. A call that was interrupted has half of its arguments, and many
     * providers refuse a conversation in which those of any call cannot be read.
     */
    public static String ofArguments(String arguments) {
        String plain = of(arguments);
        try {
            return JSON.readTree(plain).isObject() ? plain : "{}";
        } catch (JsonProcessingException notJson) {
            return "{}";
        }
    }

    private static boolean isCharacter(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
