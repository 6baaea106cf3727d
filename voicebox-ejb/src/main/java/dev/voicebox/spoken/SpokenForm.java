package dev.voicebox.spoken;

import java.util.List;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * A piece of text and the words in which it is spoken. The spans cover both without a gap and in order, so that whoever
 * knows up to where the words were said knows up to where the text was heard.
 *
 * @param source the text as it was written
 * @param text plain words, for an engine
 * @param spans which part of the text became which words
 */
public record SpokenForm(String source, String text, List<Span> spans) {

    /**
     * @param from index in the source, and {@code to} after its last character there
     * @param spokenFrom index in the spoken text, and {@code spokenTo} after its last character there
     * @param verbatim whether it is spoken as it is written, character by character
     */
    public record Span(int from, int to, int spokenFrom, int spokenTo, boolean verbatim) {
        public Span {
            if (from < 0 || to < from || spokenFrom < 0 || spokenTo < spokenFrom) {
                throw new IllegalArgumentException("no span from " + from + " to " + to);
            }
        }

        private boolean isSilent() {
            return spokenFrom == spokenTo;
        }
    }

    public SpokenForm {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(text, "text");
        spans = List.copyOf(spans);
    }

    /** Of a text that stands alone. */
    public static SpokenForm of(String text) {
        return new SpeakableText().next(text);
    }

    /** Of a text that is spoken as it is. */
    public static SpokenForm verbatim(String text) {
        return new SpokenForm(text, text, List.of(new Span(0, text.length(), 0, text.length(), true)));
    }

    /** Whether no voice has anything to say here: nothing but code, signs or white space. */
    public boolean isSilent() {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** Whether the text that follows begins a new sentence. */
    public boolean endsSentence() {
        int end = source.length();
        while (end > 0 && isClosing(source.charAt(end - 1))) {
            end--;
            if (source.charAt(end) == '\n') {
                return true;
            }
        }
        return end == 0 || ".!?…:。！？".indexOf(source.charAt(end - 1)) >= 0;
    }

    private static boolean isClosing(char sign) {
        return Character.isWhitespace(sign) || "\"'”’»」』)]}*_`".indexOf(sign) >= 0;
    }

    /**
     * Up to where the source was heard when the spoken text was said up to here. Of a figure that became several words
     * nothing was heard before all of them.
     */
    public int sourceEnd(int spokenEnd) {
        int index = spanBefore(spokenEnd);
        if (index < 0) {
            return 0;
        }
        Span span = spans.get(index);
        if (span.verbatim()) {
            int end = Math.min(span.to(), span.from() + spokenEnd - span.spokenFrom());
            return end < span.to() ? end : withMarks(index);
        }
        return isSaid(spokenEnd, span.spokenTo()) ? withMarks(index) : span.from();
    }

    /** Index of the last span that has sound before this end; -1 when none has. */
    private int spanBefore(int spokenEnd) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (spans.get(middle).spokenFrom() < spokenEnd) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int index = low - 1;
        while (index >= 0 && spans.get(index).isSilent()) {
            index--;
        }
        return index;
    }

    private boolean isSaid(int from, int to) {
        return from >= to || text.substring(from, to).codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** The marks without a sound that cling to a word belong to it: the stars after a word in bold. */
    private int withMarks(int index) {
        int end = spans.get(index).to();
        for (int i = index + 1; i < spans.size(); i++) {
            Span next = spans.get(i);
            if (!next.isSilent() || next.to() > next.from() && Character.isWhitespace(source.charAt(next.from()))) {
                break;
            }
            end = next.to();
        }
        return end;
    }

    @Override
    public String toString() {
        return "SpokenForm[" + Redacted.text(source) + ", " + Redacted.text(text) + ", " + spans + "]";
    }
}
