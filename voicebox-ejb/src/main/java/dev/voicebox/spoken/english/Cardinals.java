package dev.voicebox.spoken.english;

import java.util.stream.Collectors;

/** Whole numbers in words. */
final class Cardinals {
    private static final String[] SMALL =
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen"
                            + " fourteen fifteen sixteen seventeen eighteen nineteen")
                    .split(" ");
    private static final String[] TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
    private static final String[] GROUPS = {"", " thousand", " million", " billion", " trillion", " quadrillion"};

    /** Longer numbers are read figure by figure: nobody knows what comes after quadrillions. */
    private static final int MOST_FIGURES = 18;

    private Cardinals() {}

    /** @param figures without separators; a number that begins with a needless zero is read figure by figure */
    static String of(String figures) {
        if (figures.length() > MOST_FIGURES || figures.length() > 1 && figures.charAt(0) == '0') {
            return figureByFigure(figures);
        }
        return of(Long.parseLong(figures));
    }

    static String of(long number) {
        if (number == 0) {
            return SMALL[0];
        }
        StringBuilder words = new StringBuilder();
        long scale = 1_000_000_000_000_000L;
        for (int group = GROUPS.length - 1; group >= 0; group--, scale /= 1000) {
            int part = (int) (number / scale % 1000);
            if (part > 0) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(belowThousand(part))
                        .append(GROUPS[group]);
            }
        }
        return words.toString();
    }

    static String figureByFigure(String figures) {
        return figures.chars()
                .filter(Character::isDigit)
                .mapToObj(figure -> SMALL[Character.digit(figure, 10)])
                .collect(Collectors.joining(" "));
    }

    static String ordinal(String figures) {
        return ordinalOf(of(figures));
    }

    /** Of the last word of a number: "twenty-one" becomes "twenty-first". */
    static String ordinalOf(String words) {
        int start = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
        String last = words.substring(start);
        String ordinal = switch (last) {
            case "one" -> "first";
            case "two" -> "second";
            case "three" -> "third";
            case "five" -> "fifth";
            case "eight" -> "eighth";
            case "nine" -> "ninth";
            case "twelve" -> "twelfth";
            default -> last.endsWith("y") ? last.substring(0, last.length() - 1) + "ieth" : last + "th";
        };
        return words.substring(0, start) + ordinal;
    }

    /** More than one of a thing: "six" becomes "sixes", "ninety" "nineties". */
    static String plural(String words) {
        if (words.endsWith("y")) {
            return words.substring(0, words.length() - 1) + "ies";
        }
        return words.endsWith("x") ? words + "es" : words + "s";
    }

    static String belowHundred(int number) {
        if (number < SMALL.length) {
            return SMALL[number];
        }
        return TENS[number / 10] + (number % 10 == 0 ? "" : "-" + SMALL[number % 10]);
    }

    private static String belowThousand(int number) {
        if (number < 100) {
            return belowHundred(number);
        }
        return SMALL[number / 100] + " hundred" + (number % 100 == 0 ? "" : " " + belowHundred(number % 100));
    }
}
