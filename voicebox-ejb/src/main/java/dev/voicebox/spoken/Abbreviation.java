package dev.voicebox.spoken;

import java.util.Locale;
import java.util.Set;

/** Whether a word with a dot behind it can end a sentence. */
enum Abbreviation {
    /** A plain word. */
    NONE,
    /** Something always follows: "Dr.", "e.g.", an initial. */
    NEVER,
    /** Only when no figure follows: "No. 5", but "No. I will not." */
    BEFORE_FIGURES,
    /** Only when a capital follows: "pears etc. are", but "at 5 p.m. Then". */
    BEFORE_SMALL;

    private static final int LONGEST = 12;
    private static final String CLOSERS = "\"'”’»)]}*_`";
    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "vs", "gen", "sen", "rep", "capt", "lt", "sgt", "rev", "hon", "cf",
            "messrs", "mt", "ft", "bzw", "ca", "z.b", "d.h", "u.a", "u.s", "u.k", "u.n", "e.g", "i.e", "ph.d", "m.d",
            "b.c", "a.d");
    private static final Set<String> OF_FIGURES = Set.of(
            "no", "nos", "nr", "art", "fig", "sec", "ch", "vol", "pp", "approx", "tel", "ext", "jan", "feb", "mar",
            "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "min", "max", "eq");
    private static final Set<String> OF_LISTS = Set.of(
            "etc", "a.m", "p.m", "jr", "sr", "inc", "ltd", "co", "corp", "ave", "blvd", "rd", "al", "est", "dept",
            "usw");
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Set<String> LEADING = Set.of(
            "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "is",
            "are", "was", "were", "be", "my", "your", "our", "his", "her", "its", "their", "this", "that", "not", "no",
            "very", "i", "you", "we", "they", "he", "she", "it", "der", "die", "das", "und", "ein", "eine", "le", "la",
            "les", "de", "el");

    /** Index of the last mark of a word, before the quotation marks and brackets that close behind it. */
    static int markOf(CharSequence text, int word, int end) {
        int mark = end - 1;
        while (mark > word && mark > end - 6 && CLOSERS.indexOf(text.charAt(mark)) >= 0) {
            mark--;
        }
        return mark;
    }

    /** @param word without its dot */
    static Abbreviation of(String word) {
        String bare = bare(word);
        if (bare.isEmpty() || bare.length() > LONGEST) {
            return NONE;
        }
        String small = bare.toLowerCase(Locale.ROOT);
        boolean initial = bare.length() == 1 && Character.isUpperCase(bare.charAt(0)) && bare.charAt(0) != 'I';
        if (initial || TITLES.contains(small) && !bare.equals("FT")) {
            return NEVER;
        }
        if (OF_FIGURES.contains(small)) {
            return BEFORE_FIGURES;
        }
        boolean letters =
                bare.length() >= 3 && bare.charAt(1) == '.' && Character.isLetter(bare.charAt(0)) && bare.length() <= 5;
        return letters || OF_LISTS.contains(small) ? BEFORE_SMALL : NONE;
    }

    /** Whether a phrase goes on behind such a word. */
    static boolean leadsOn(String word) {
        if (word.length() > LONGEST) {
            return false;
        }
        String small = word.toLowerCase(Locale.ROOT);
        return LEADING.contains(small) || OF_FIGURES.contains(small) || MONTHS.contains(small);
    }

    /** Whether the sentence has ended when this follows. */
    boolean ends(char next) {
        return switch (this) {
            case NONE -> true;
            case NEVER -> next == '\n';
            case BEFORE_FIGURES -> !Character.isDigit(next);
            case BEFORE_SMALL -> !Character.isLowerCase(next) && !Character.isDigit(next) && ",;&(".indexOf(next) < 0;
        };
    }

    private static String bare(String word) {
        int start = 0;
        while (start < word.length() && "\"'“‘«([{*_".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        return word.substring(start);
    }
}
