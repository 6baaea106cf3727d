package dev.voicebox.spoken.english;

import java.util.List;
import java.util.stream.Stream;

/** Reads what is not written in letters as a speaker of English would. */
public final class English {
    /** The first that applies counts, so the special stands before the general. */
    private static final List<Rule> OF_NUMBERS = Stream.of(
                    Numbers.DECADES, Dates.RULES, Times.RULES, Phones.RULES, Money.RULES, Units.RULES, Numbers.RULES)
            .flatMap(List::stream)
            .toList();

    private static final List<Rule> OF_WORDS = Stream.concat(
                    Dates.RULES.stream(), Stream.concat(Money.RULES.stream(), Shorthands.OF_WORDS.stream()))
            .toList();

    /** What a number may begin with beside a figure. */
    private static final String BEGIN = "+-−±~≈($€£¥₹.#'½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";

    /** With what abbreviations, months, currencies and versions begin. */
    private static final String LETTERS = "ADEFGIJCMNOPSUVaeinvw";

    private English() {}

    /** What stands there in words, or {@code null} when it is spoken as it is written. */
    public static Reading read(String text, int at) {
        char sign = text.charAt(at);
        boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        if (Character.isLetter(sign)) {
            Reading word = begins && LETTERS.indexOf(sign) >= 0 ? first(OF_WORDS, text, at) : null;
            return word == null && begins && (sign == 'v' || sign == 'V') ? first(Numbers.RULES, text, at) : word;
        }
        boolean number = Character.isDigit(sign) || BEGIN.indexOf(sign) >= 0;
        Reading read = number && isNumberPlace(text, at, begins) ? first(OF_NUMBERS, text, at) : null;
        return read != null || Character.isDigit(sign) ? read : first(Shorthands.OF_SIGNS, text, at);
    }

    /** Whether a hyphen or dash stands between the two numbers of a range. */
    public static boolean isRange(String text, int at) {
        char sign = text.charAt(at);
        return (sign == '-' || sign == '–')
                && at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && (Character.isDigit(text.charAt(at + 1)) || "$€£".indexOf(text.charAt(at + 1)) >= 0);
    }

    /** A figure inside a word is part of its name; a minus and a plus stand apart from what is before them. */
    private static boolean isNumberPlace(String text, int at, boolean begins) {
        char sign = text.charAt(at);
        if ("+-−~.#'".indexOf(sign) >= 0) {
            return at == 0 || Character.isWhitespace(text.charAt(at - 1)) || "([\"“".indexOf(text.charAt(at - 1)) >= 0;
        }
        return begins || !Character.isLetterOrDigit(sign);
    }

    private static Reading first(List<Rule> rules, String text, int at) {
        for (Rule rule : rules) {
            Reading found = rule.read(text, at);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
