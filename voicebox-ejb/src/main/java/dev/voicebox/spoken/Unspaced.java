package dev.voicebox.spoken;

/** Where a text ends its sentences that has no spaces between words: Chinese, Japanese, Thai and the like. */
final class Unspaced {
    /** Characters after which the first chunk may end at a comma. */
    private static final int FIRST_CLAUSE = 4;
    /** Characters after which a chunk ends at a comma, and after which it ends anywhere; a syllable each. */
    private static final int CLAUSE = 60;

    private static final int LIMIT = 100;
    /** Characters after which a word in letters is no word, and no address either. */
    private static final int LONGEST_WORD = 2_400;

    private static final String ENDS = "。！？｡";
    private static final String COMMAS = "、，；：";
    private static final String CLOSERS = "」』）】》〉”’\"')。！？…";

    private final CharSequence text;

    Unspaced(CharSequence text) {
        this.text = text;
    }

    /** Whether the chunk ends before this character, which follows another without a space. */
    boolean endsBefore(int start, int word, int at, boolean first) {
        char before = text.charAt(at - 1);
        char sign = text.charAt(at);
        if (before < 0x0E00) {
            return at - word >= LONGEST_WORD && !Character.isLowSurrogate(sign);
        }
        int length = at - start;
        if (CLOSERS.indexOf(sign) >= 0 || COMMAS.indexOf(sign) >= 0) {
            return false;
        }
        if (ENDS.indexOf(before) >= 0 || CLOSERS.indexOf(before) >= 0 && ENDS.indexOf(markBefore(start, at)) >= 0) {
            return true;
        }
        if (COMMAS.indexOf(before) >= 0) {
            return length >= (first ? FIRST_CLAUSE : CLAUSE);
        }
        return length >= LIMIT && Character.isLetter(before) && Character.isLetter(sign) && sign >= 0x0E00;
    }

    /** What stands before the marks that close a quotation. */
    private char markBefore(int start, int at) {
        int i = at - 1;
        while (i > start && i > at - 4 && CLOSERS.indexOf(text.charAt(i)) >= 0 && ENDS.indexOf(text.charAt(i)) < 0) {
            i--;
        }
        return text.charAt(i);
    }
}
