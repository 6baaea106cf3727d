package dev.voicebox.spoken;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream of tokens into chunks worth speaking: the first as soon as a clause or a handful of words is there, the
 * others at the ends of sentences and lines, and long sentences at a space. The chunks put together are the text, and how
 * the text was split on its way here does not move the cuts. Looks at each character once or twice.
 */
public final class SentenceChunker {
    /** Characters after which a first chunk may end at a comma: about three words, else it sounds clipped. */
    private static final int FIRST_CLAUSE = 12;
    /** Words, and characters, after which a first chunk ends where a phrase may. */
    private static final int FIRST_WORDS = 4;

    private static final int FIRST_PHRASE = 24;
    /** Characters after which a first chunk ends at any space: about eight words. */
    private static final int FIRST_LIMIT = 48;
    /** Characters after which a later chunk ends at any space, so that one endless sentence still streams. */
    private static final int LIMIT = 220;
    /** Characters after which a chunk ends at a space even in the middle of a number. */
    private static final int PATIENCE = 400;

    private final StringBuilder text = new StringBuilder();
    private final Unspaced unspaced = new Unspaced(text);
    private int start;
    private int at;
    private int word;
    private int words;
    /** How far beyond the start has been looked for what follows a space. */
    private int ahead;

    private boolean lineBegins = true;
    private boolean first = true;

    /** The chunks that this piece of text completes; often none. */
    public List<String> push(String delta) {
        text.append(delta);
        List<String> chunks = new ArrayList<>();
        for (int cut = nextCut(); cut >= 0; cut = nextCut()) {
            take(cut, chunks);
        }
        text.delete(0, start);
        at -= start;
        word -= start;
        start = 0;
        return chunks;
    }

    /** What is left when the text has ended. */
    public List<String> flush() {
        List<String> chunks = new ArrayList<>();
        if (words > 0) {
            take(text.length(), chunks);
        }
        return chunks;
    }

    private void take(int end, List<String> chunks) {
        chunks.add(text.substring(start, end));
        lineBegins = text.charAt(end - 1) == '\n';
        start = end;
        at = end;
        word = end;
        words = 0;
        ahead = 0;
        first = false;
    }

    /** Index after the next chunk, or -1 when its end is not there yet. */
    private int nextCut() {
        for (; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (!Character.isWhitespace(sign)) {
                if (at == word) {
                    words++;
                } else if (unspaced.endsBefore(start, word, at, first)) {
                    return at;
                }
                continue;
            }
            if (words > 0) {
                Verdict verdict = sign == '\n' ? Verdict.CUT : at == word ? Verdict.GO_ON : verdict();
                if (verdict == Verdict.UNKNOWN) {
                    return -1;
                }
                if (verdict == Verdict.CUT) {
                    return at + 1;
                }
            }
            lineBegins = lineBegins && at == word || sign == '\n';
            word = at + 1;
        }
        return -1;
    }

    private enum Verdict {
        CUT,
        GO_ON,
        /** It depends on what comes next. */
        UNKNOWN
    }

    /** Of the space behind a word. A mark only counts when the space after it has been seen: 3.14 is one word. */
    private Verdict verdict() {
        int mark = Abbreviation.markOf(text, word, at);
        char sign = text.charAt(mark);
        if (sign == '!' || sign == '?' || sign == '…' || sign == ':') {
            return Verdict.CUT;
        }
        if (sign == '.') {
            Abbreviation abbreviation =
                    isPoint(mark) ? Abbreviation.NEVER : Abbreviation.of(text.substring(word, mark));
            boolean decided = abbreviation == Abbreviation.NONE || abbreviation == Abbreviation.NEVER;
            int next = decided ? at : next();
            if (next < 0) {
                return Verdict.UNKNOWN;
            }
            if (abbreviation.ends(text.charAt(next))) {
                return Verdict.CUT;
            }
        }
        return isLongEnough(sign) ? Verdict.CUT : Verdict.GO_ON;
    }

    /** The number of a point of a list: "2." at the beginning of a line. */
    private boolean isPoint(int mark) {
        return lineBegins
                && mark - word <= 3
                && text.substring(word, mark).chars().allMatch(Character::isDigit);
    }

    /** Index of what follows the space; -1 when it is not there yet. The end of a line is something, too. */
    private int next() {
        ahead = Math.max(start + ahead, at + 1);
        while (ahead < text.length() && text.charAt(ahead) != '\n' && Character.isWhitespace(text.charAt(ahead))) {
            ahead++;
        }
        int next = ahead < text.length() ? ahead : -1;
        ahead -= start;
        return next;
    }

    /** Behind a figure a unit or more figures may follow, so there only the patience counts. */
    private boolean isLongEnough(char mark) {
        int length = at - start;
        if (Character.isDigit(text.charAt(at - 1)) || mark == '.') {
            return length >= PATIENCE;
        }
        if (!first) {
            return length >= LIMIT;
        }
        if (mark == ',' || mark == ';' || mark == '–' || mark == '—') {
            return length >= FIRST_CLAUSE;
        }
        boolean phrase =
                words >= FIRST_WORDS && length >= FIRST_PHRASE && !Abbreviation.leadsOn(text.substring(word, at));
        return phrase || length >= FIRST_LIMIT;
    }
}
