package dev.voicebox.it.canary;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A text that must not be found.
 *
 * @param place where it is told, for the report
 */
public record Canary(String place, String text) {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

    /** What URLs and JSON must escape, so that no escaped form is the plain one. */
    private static final String ODD = "\"ß&";

    /** Letters that no language puts in a row. */
    public static Canary word(String place, RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Canary(place, word.toString());
    }

    /** A word with what is escaped in its middle. */
    public static Canary phrase(String place, RandomGenerator random) {
        return new Canary(
                place, word(place, random).text() + ODD + word(place, random).text());
    }

    /** As a member of JSON would hold it. */
    public String inJson() {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** By their names; those that are like another are there twice. */
    public Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", text);
        forms.put("json", inJson());
        forms.put("json-ascii", ascii(inJson()));
        forms.put("url", URLEncoder.encode(text, UTF_8));
        forms.put("url-path", URLEncoder.encode(text, UTF_8).replace("+", "%20"));
        forms.put("hex", HexFormat.of().formatHex(text.getBytes(UTF_8)));
        forms.put("hex-upper", forms.get("hex").toUpperCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) {
            String middle = base64(shift);
            forms.put("base64+" + shift, middle);
            forms.put("base64url+" + shift, middle.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    /** Those of its characters of base64 that do not hang on what stands before and after it. */
    private String base64(int shift) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] moved = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, moved, shift, bytes.length);
        String whole = Base64.getEncoder().encodeToString(Arrays.copyOf(moved, moved.length / 3 * 3));
        return whole.substring(shift == 0 ? 0 : 4);
    }

    private static String ascii(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : text.toCharArray()) {
            escaped.append(unit < 0x80 ? String.valueOf(unit) : String.format("\\u%04x", (int) unit));
        }
        return escaped.toString();
    }

    /** Says where it is told, not what it is. */
    @Override
    public String toString() {
        return "canary of " + place;
    }
}
