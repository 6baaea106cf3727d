package dev.voicebox.spoken.english;

import java.util.List;
import java.util.regex.Matcher;

/** Numbers that stand for themselves: decimals, ordinals, fractions, years, ranges, dimensions. */
final class Numbers {
    /** A number with separators of thousands and decimals, without a sign. */
    static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3}){1,6}+(?!\\d)|\\d{1,24}+)(?:\\.\\d{1,12}+)?+";

    private static final String NO_WORD = "(?![\\p{L}\\p{N}_])";
    private static final String[] PARTS = "- - half third quarter fifth sixth seventh eighth ninth tenth".split(" ");
    private static final List<Integer> FRACTIONS = List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 50, 64, 100);
    private static final String VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
    private static final String[] VULGAR_WORDS =
            ("half third two-thirds quarter three-quarters fifth two-fifths three-fifths"
                            + " four-fifths sixth five-sixths eighth three-eighths five-eighths seven-eighths")
                    .split(" ");

    static final List<Rule> DECADES = List.of(
            Rule.of("(\\d{3})0['’]?s" + NO_WORD, Numbers::decade),
            Rule.of("['’](\\d)0s" + NO_WORD, Numbers::decade),
            Rule.of("(?<=\\b[Tt]he )(\\d)0s" + NO_WORD, Numbers::decade));

    static final List<Rule> RULES = List.of(
            Rule.of(
                    "(\\d{1,3}(?:,\\d{3})++|\\d{1,9})(?:st|nd|rd|th)" + NO_WORD,
                    found -> Cardinals.ordinal(plain(found.group(1)))),
            Rule.of("24/7" + NO_WORD, found -> "twenty-four seven"),
            Rule.of("9/11" + NO_WORD, found -> "nine eleven"),
            Rule.of(
                    "(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Yy]ear|[Bb]efore|[Aa]fter|[Aa]round|[Ee]arly|[Ll]ate) )"
                            + "1[1-8]\\d{2}(?![\\p{L}\\p{N}_]|[.,]\\d)",
                    found -> years(found.group())),
            Rule.of("(?:(\\d{1,4})[ -])?+(\\d{1,2})[/⁄](\\d{1,3})(?![\\p{L}\\p{N}_/⁄])", Numbers::fraction),
            Rule.of("(\\d{0,4}+) ?+([" + VULGAR + "])", Numbers::vulgar),
            Rule.of(
                    "(\\d{1,5}) ?[x×] ?(\\d{1,5})" + NO_WORD,
                    found -> years(found.group(1)) + " by " + years(found.group(2))),
            Rule.of(
                    "[vV](?=\\d)(\\d{1,4}(?:\\.\\d{1,4}){0,3}+)" + NO_WORD,
                    found -> "version " + dotted(found.group(1))),
            Rule.of("\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\p{L}\\p{N}_]|\\.\\d)", Numbers::address),
            Rule.of("\\d{1,4}(?:\\.\\d{1,4}){2,3}+(?![\\p{L}\\p{N}_]|\\.\\d)", found -> dotted(found.group())),
            Rule.of("#(" + NUMBER + ")" + NO_WORD, found -> "number " + of(found.group(1))),
            Rule.of(
                    "([-−+±~≈]?)((?:" + NUMBER + "|\\.\\d{1,12}+))(?: ?(k|K|M|bn)" + NO_WORD + ")?+(?!\\d)",
                    Numbers::any));

    private Numbers() {}

    /** @param number as {@link #NUMBER}, or with nothing before its point */
    static String of(String number) {
        String digits = plain(number);
        int point = digits.indexOf('.');
        if (point < 0) {
            return Cardinals.of(digits);
        }
        String decimals = Cardinals.figureByFigure(digits.substring(point + 1));
        return (point == 0 ? "point " : Cardinals.of(digits.substring(0, point)) + " point ") + decimals;
    }

    static String plain(String number) {
        return number.replace(",", "");
    }

    /** @param sign what stands before a number, or empty */
    static String sign(String sign) {
        return switch (sign) {
            case "-", "−" -> "minus ";
            case "+" -> "plus ";
            case "±" -> "plus or minus ";
            case "~", "≈" -> "about ";
            default -> "";
        };
    }

    /** Four figures as a year is said; other numbers as numbers. */
    static String years(String figures) {
        if (figures.length() != 4 || figures.charAt(0) == '0' || figures.startsWith("00", 1)) {
            return Cardinals.of(figures);
        }
        int century = Integer.parseInt(figures.substring(0, 2));
        int year = Integer.parseInt(figures.substring(2));
        if (year == 0) {
            return Cardinals.belowHundred(century) + " hundred";
        }
        return Cardinals.belowHundred(century) + " " + (year < 10 ? "oh " : "") + Cardinals.belowHundred(year);
    }

    private static String any(Matcher found) {
        String sign = found.group(1);
        String number = found.group(2);
        String size = found.group(3);
        if (size != null) {
            return sign(sign)
                    + of(number)
                    + ("kK".contains(size) ? " thousand" : size.equals("M") ? " million" : " billion");
        }
        boolean year = sign.isEmpty() && number.length() == 4 && (number.startsWith("19") || number.startsWith("20"));
        return sign(sign) + (year ? years(number) : of(number));
    }

    private static String decade(Matcher found) {
        String figures = found.group(1) + "0";
        if (figures.endsWith("00")) {
            return years(figures) + "s";
        }
        return Cardinals.plural(years(figures));
    }

    private static String fraction(Matcher found) {
        int top = Integer.parseInt(found.group(2));
        int bottom = Integer.parseInt(found.group(3));
        if (top == 0 || top >= bottom || !FRACTIONS.contains(bottom)) {
            String between = top == bottom ? " out of " : " slash ";
            return found.group(1) != null ? null : Cardinals.of(top) + between + Cardinals.of(bottom);
        }
        String part = bottom < PARTS.length ? PARTS[bottom] : Cardinals.ordinal(Integer.toString(bottom));
        String many = part.equals("half") ? "halves" : part + "s";
        String whole = found.group(1) == null ? "" : Cardinals.of(found.group(1)) + " and ";
        return whole + Cardinals.of(top) + " " + (top == 1 ? part : many);
    }

    private static String vulgar(Matcher found) {
        String part = VULGAR_WORDS[VULGAR.indexOf(found.group(2))];
        boolean one = part.indexOf('-') < 0;
        if (found.group(1).isEmpty()) {
            return one ? "one " + part : part.replace('-', ' ');
        }
        return Cardinals.of(found.group(1)) + " and " + (one ? "a " : "") + part.replace('-', ' ');
    }

    private static String address(Matcher found) {
        return String.join(
                " dot ",
                List.of(found.group().split("\\.")).stream()
                        .map(Cardinals::figureByFigure)
                        .toList());
    }

    private static String dotted(String version) {
        return String.join(
                " point ",
                List.of(version.split("\\.")).stream().map(Cardinals::of).toList());
    }
}
