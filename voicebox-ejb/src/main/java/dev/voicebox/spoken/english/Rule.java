package dev.voicebox.spoken.english;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way of writing something that is said in other words. A rule sees no further than {@link #REACH} characters and repeats
 * nothing without a bound, so that it costs the same however hostile the text is.
 */
record Rule(Pattern pattern, Function<Matcher, String> words) {
    static final int REACH = 96;

    static Rule of(String pattern, Function<Matcher, String> words) {
        return new Rule(Pattern.compile(pattern), words);
    }

    /** {@code null} when nothing of the kind stands there. */
    Reading read(String text, int at) {
        Matcher found = pattern.matcher(text);
        found.region(at, Math.min(text.length(), at + REACH));
        found.useTransparentBounds(true).useAnchoringBounds(false);
        if (!found.lookingAt()) {
            return null;
        }
        String said = words.apply(found);
        return said == null ? null : new Reading(found.end(), said);
    }
}
