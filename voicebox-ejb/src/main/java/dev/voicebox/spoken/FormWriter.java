package dev.voicebox.spoken;

import java.util.ArrayList;
import java.util.List;

/** Writes a spoken form from the left to the right of its source. White space is made single and never begins it. */
final class FormWriter {
    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<SpokenForm.Span> spans = new ArrayList<>();
    private int at;

    FormWriter(String source) {
        this.source = source;
    }

    /** Speaks the source as it is, up to here. */
    void keep(int to) {
        int from = at;
        while (from < to) {
            int end = from;
            while (end < to && !isSpareSpace(source.charAt(end), end == from ? last() : source.charAt(end - 1))) {
                end++;
            }
            verbatim(end);
            if (end < to) {
                drop(++end);
            }
            from = end;
        }
    }

    /** Leaves the source out, up to here. */
    void drop(int to) {
        add(to, "", false);
    }

    /** Puts words in the place of the source, up to here. */
    void say(int to, String words) {
        String said = words;
        if (!said.isEmpty() && Character.isLetterOrDigit(said.codePointAt(0)) && Character.isLetterOrDigit(last())) {
            said = " " + said;
        }
        if (to < source.length()
                && !said.isEmpty()
                && Character.isLetterOrDigit(said.charAt(said.length() - 1))
                && Character.isLetterOrDigit(source.charAt(to))) {
            said += " ";
        }
        put(to, said);
    }

    /** The same, of characters that are part of a word. */
    void put(int to, String signs) {
        boolean spare = signs.startsWith(" ") && (text.isEmpty() || Character.isWhitespace(last()));
        add(to, spare ? signs.substring(1) : signs, false);
    }

    int at() {
        return at;
    }

    /** The last character that is spoken so far; a space when there is none. */
    char last() {
        return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    }

    SpokenForm form() {
        return new SpokenForm(source, text.toString(), spans);
    }

    private void verbatim(int to) {
        if (to > at) {
            add(to, source.substring(at, to), true);
        }
    }

    private void add(int to, String words, boolean verbatim) {
        int before = text.length();
        text.append(words);
        int from = at;
        at = to;
        SpokenForm.Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && verbatim && last.verbatim()) {
            spans.set(spans.size() - 1, new SpokenForm.Span(last.from(), to, last.spokenFrom(), text.length(), true));
        } else if (to > from || !words.isEmpty()) {
            spans.add(new SpokenForm.Span(from, to, before, text.length(), verbatim));
        }
    }

    private static boolean isSpareSpace(char sign, char before) {
        return Character.isWhitespace(sign) && Character.isWhitespace(before);
    }
}
