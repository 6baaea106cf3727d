package dev.voicebox.spoken.english;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Days of the calendar. Where figures alone do not say which is the month, the American order counts. */
final class Dates {
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final String MONTH =
            "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
                    + "|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?";
    private static final String DAY = "(0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
    private static final String YEAR = "([12]\\d{3})";
    private static final String END = "(?![\\p{L}\\p{N}_]|[.,:]\\d)";
    private static final String CLOCK =
            "(?:[T ]([01]\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d(?:\\.\\d{1,9}+)?+)?+(?:Z|[+-]\\d{2}:?\\d{2})?+)?+";

    static final List<Rule> RULES = List.of(
            Rule.of("(\\d{4})-(\\d{2})-(\\d{2})" + CLOCK + "(?![\\p{L}\\p{N}_-])", Dates::iso),
            Rule.of(
                    "(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?![\\p{L}\\p{N}_/])",
                    found -> either(found.group(1), found.group(2), found.group(3))),
            Rule.of(
                    "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})" + END,
                    found -> said(found.group(2), found.group(1), found.group(3))),
            Rule.of(
                    MONTH + " " + DAY + "(?:,? " + YEAR + ")?" + END,
                    found -> said(number(found.group(1)), found.group(2), found.group(3))),
            Rule.of(
                    "(?:(?<=\\b[Tt]he )" + DAY + " of |" + DAY + " (?:of )?)" + MONTH + "(?:,? " + YEAR + ")?" + END,
                    Dates::dayFirst),
            Rule.of(
                    MONTH + ",? " + YEAR + END,
                    found -> name(number(found.group(1))) + " " + Numbers.years(found.group(2))));

    private Dates() {}

    private static String dayFirst(Matcher found) {
        String month = number(found.group(3));
        if (found.group(1) == null) {
            return said(month, found.group(2), found.group(4));
        }
        String year = found.group(4) == null ? "" : ", " + Numbers.years(found.group(4));
        return Cardinals.ordinal(Integer.toString(Integer.parseInt(found.group(1)))) + " of " + name(month) + year;
    }

    private static String iso(Matcher found) {
        String day = said(found.group(2), found.group(3), found.group(1));
        return day == null || found.group(4) == null
                ? day
                : day + " at " + Times.clock(Integer.parseInt(found.group(4)), Integer.parseInt(found.group(5)));
    }

    private static String either(String first, String second, String year) {
        boolean dayFirst = Integer.parseInt(first) > 12;
        return dayFirst ? said(second, first, year) : said(first, second, year);
    }

    /** {@code null} when there is no such day. */
    private static String said(String month, String day, String year) {
        int ofMonth = Integer.parseInt(month);
        int ofDay = Integer.parseInt(day);
        if (ofMonth < 1 || ofMonth > 12 || ofDay < 1 || ofDay > 31) {
            return null;
        }
        String said = name(month) + " " + Cardinals.ordinal(Integer.toString(ofDay));
        if (year == null) {
            return said;
        }
        return said + ", " + Numbers.years(year.length() == 2 ? "20" + year : year);
    }

    private static String name(String month) {
        return MONTHS.get(Integer.parseInt(month) - 1);
    }

    private static String number(String name) {
        String begin = name.substring(0, 3).toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).toLowerCase(Locale.ROOT).startsWith(begin)) {
                return Integer.toString(i + 1);
            }
        }
        throw new IllegalArgumentException("no month begins with " + begin);
    }
}
