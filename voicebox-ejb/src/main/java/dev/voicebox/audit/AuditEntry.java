package dev.voicebox.audit;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.voicebox.privacy.Redacted;

/**
 * What somebody did, or tried to do. Nothing in it may be a secret, or what somebody said: readers of the log see all of it. Texts
 * that are too long are cut, and what cannot be read in them is replaced: nobody gets around the log by a strange name.
 *
 * @param actor who: the subject of an administrator's token, {@code key:<id>}, {@code system}; 256 characters
 * @param action what, in words such as {@code key.rotate}: 1 to 64 of {@code a-z 0-9 _ .}
 * @param subject on what: {@code key:key_1}, {@code tenant:acme}; 512 characters
 * @param source from where: an address, or {@code null} when there is none; 512 characters
 * @param outcome {@link #DONE}, {@link #REFUSED}, {@link #FAILED}, or a word of the same shape as an action
 * @param requestId of the call, or {@code null} when there was none; 512 characters
 * @param details more of it: at most 32 pairs of texts, 1,024 characters each
 */
public record AuditEntry(
        String actor,
        String action,
        String subject,
        String source,
        String outcome,
        String requestId,
        Map<String, String> details) {

    public static final String DONE = "done";
    public static final String REFUSED = "refused";
    public static final String FAILED = "failed";

    private static final Pattern WORD = Pattern.compile("[a-z0-9_.]{1,64}");
    private static final int MOST_ACTOR = 256;
    private static final int MOST_PLACE = 512;
    private static final int MOST_DETAIL = 1_024;
    private static final int MOST_DETAILS = 32;

    public AuditEntry {
        actor = required("actor", actor, MOST_ACTOR);
        requireWord("action", action);
        subject = required("subject", subject, MOST_PLACE);
        source = readable(source, MOST_PLACE);
        requireWord("outcome", outcome);
        requestId = readable(requestId, MOST_PLACE);
        details = readable(details);
    }

    private static void requireWord(String name, String word) {
        if (!WORD.matcher(Objects.requireNonNull(word, name)).matches()) {
            throw new IllegalArgumentException(name + " has 1 to 64 of a-z 0-9 _ .");
        }
    }

    private static String required(String name, String text, int most) {
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
        return readable(text, most);
    }

    private static Map<String, String> readable(Map<String, String> details) {
        if (details.size() > MOST_DETAILS) {
            throw new IllegalArgumentException("there are at most " + MOST_DETAILS + " details, got " + details.size());
        }
        Map<String, String> readable = new TreeMap<>();
        details.forEach((name, value) ->
                readable.put(readable(name, MOST_DETAIL), readable(Objects.requireNonNull(value, name), MOST_DETAIL)));
        return Collections.unmodifiableMap(readable);
    }

    /** PostgreSQL takes no U+0000, and half of a pair does not survive UTF-8. */
    private static String readable(String text, int most) {
        if (text == null) {
            return null;
        }
        StringBuilder readable = new StringBuilder(Math.min(text.length(), most));
        text.codePoints()
                .limit(most)
                .map(point -> Character.isISOControl(point) || isHalf(point) ? '\uFFFD' : point)
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    @Override
    public String toString() {
        return "AuditEntry[" + Redacted.text(actor) + ", " + Redacted.text(action) + ", " + Redacted.text(subject)
                + ", " + Redacted.text(source) + ", " + Redacted.text(outcome) + ", " + Redacted.text(requestId) + ", "
                + Redacted.entries(details) + "]";
    }
}
