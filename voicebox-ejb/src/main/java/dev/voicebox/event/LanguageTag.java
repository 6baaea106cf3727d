package dev.voicebox.event;

import java.util.Locale;
import java.util.regex.Pattern;

/** How clients name a spoken language: ISO 639-1, and many add the region that a browser or a telephone gives them. */
public final class LanguageTag {
    /** For a person who sent something else. */
    public static final String EXPECTED =
            "Expected an ISO 639-1 code such as 'en', or one with a region such as 'en-US'.";

    /** For a person who sent the code of a language that no ear was made for. */
    public static final String UNHEARD =
            "No engine of this server hears this language; GET /v1/models tells which are heard. Without a language the"
                    + " engine finds out by itself.";

    private static final Pattern TAG = Pattern.compile("[a-zA-Z]{2}([-_]([a-zA-Z]{2}|[0-9]{3}))?");

    private LanguageTag() {}

    public static boolean isValid(String tag) {
        return TAG.matcher(tag).matches();
    }

    /** The language alone, as engines know it; {@code null} stays. */
    public static String language(String tag) {
        return tag == null ? null : tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
