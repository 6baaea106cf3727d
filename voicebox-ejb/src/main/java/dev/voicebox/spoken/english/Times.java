package dev.voicebox.spoken.english;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Times of the day. */
final class Times {
    private static final String HALF = "([AaPp])\\.?[Mm]\\.?(?![\\p{L}\\p{N}_])";

    static final List<Rule> RULES = List.of(
            Rule.of("(1[0-2]|0?[1-9]):([0-5]\\d) ?" + HALF, Times::twelve),
            Rule.of("(1[0-2]|0?[1-9])() ?" + HALF, Times::twelve),
            Rule.of(
                    "([01]?\\d|2[0-3]):([0-5]\\d):([0-5]\\d)(?![\\p{L}\\p{N}_:])",
                    found -> clock(number(found, 1), number(found, 2)) + " and " + Cardinals.of(number(found, 3))
                            + " seconds"),
            Rule.of(
                    "([01]?\\d|2[0-3]):([0-5]\\d)(?![\\p{L}\\p{N}_:])",
                    found -> clock(number(found, 1), number(found, 2))));

    private Times() {}

    /** Of 24 hours. */
    static String clock(int hour, int minute) {
        if (minute > 0) {
            String hours = hour == 0 ? "zero" : Cardinals.belowHundred(hour);
            return hours + " " + (minute < 10 ? "oh " : "") + Cardinals.belowHundred(minute);
        }
        if (hour == 0) {
            return "midnight";
        }
        return Cardinals.belowHundred(hour) + (hour <= 12 ? " o'clock" : " hundred");
    }

    private static String twelve(Matcher found) {
        String minutes = found.group(2);
        boolean whole = minutes.isEmpty() || minutes.equals("00");
        String hour = Cardinals.belowHundred(number(found, 1));
        String time = whole ? hour : clock(number(found, 1), number(found, 2));
        // So eSpeak NG and MaryTTS say it letter by letter; of "AM" the one makes a word, of "A M" the other "a man".
        return time + " " + found.group(3).toUpperCase(Locale.ROOT) + ".M.";
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
