package dev.voicebox.content;

import java.nio.charset.StandardCharsets;

/** JSON as bytes. Half a surrogate pair has no form in UTF-8; in JSON it stands within a string, where it can be spelled. */
final class SpelledJson {
    private static final int ASCII = 127;

    private SpelledJson() {}

    static byte[] bytes(String json) {
        return (StandardCharsets.UTF_8.newEncoder().canEncode(json) ? json : spelled(json))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String spelled(String json) {
        StringBuilder text = new StringBuilder(json.length() + 64);
        for (char c : json.toCharArray()) {
            if (c > ASCII) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
