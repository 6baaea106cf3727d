package dev.voicebox.spoken.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands at the beginning of a line of Markdown. Nothing repeats without a bound. */
public final class Lines {
    private static final int REACH = 400;

    private static final Pattern FENCE = Pattern.compile("[ \\t>]{0,12}+(`{3,20}+|~{3,20}+)");
    private static final Pattern RULE = Pattern.compile(
            "[ \\t]{0,12}+(?:(?:\\*[ \\t]?){3,60}+|(?:-[ \\t]?){3,60}+|(?:_[ \\t]?){3,60}+|={3,60}+)(?=\\s|$)");
    private static final Pattern TABLE_RULE = Pattern.compile("[ \\t]{0,12}+\\|?[-:| \\t]{3,300}+(?=\\n|$)");
    private static final Pattern ROW = Pattern.compile("[ \\t]{0,12}+\\|");
    private static final Pattern MARK =
            Pattern.compile("[ \\t]{0,12}+(?:#{1,6}+ +?|>[ \\t]?|[-*+•–] {1,4}+(?:\\[[ xX]\\] )?)");

    private static final Pattern POINT = Pattern.compile("[ \\t]{0,12}+\\d{1,3}[.)] ");
    private static final Pattern TAIL = Pattern.compile(" {0,4}+#{1,6}+ {0,4}+(?=\\n|$)| {1,80}+(?=\\n)");

    private Lines() {}

    /** Where the line ends, without its end. */
    public static int end(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The mark of a fence that a line opens or closes, or {@code null}; code that ends on its line is no fence. */
    public static String fence(String text, int at) {
        Matcher found = at(FENCE, text, at);
        if (!found.lookingAt()) {
            return null;
        }
        int again = found.group(1).charAt(0) == '`'
                ? text.substring(found.end(), end(text, at)).indexOf('`')
                : -1;
        boolean inline = again >= 0;
        return inline ? null : found.group(1);
    }

    /** Whether the line is a rule: drawn, or between the head and the body of a table. */
    public static boolean isRule(String text, int at) {
        if (at(RULE, text, at).lookingAt()) {
            return text.substring(at, end(text, at)).chars().noneMatch(Character::isLetterOrDigit);
        }
        Matcher table = at(TABLE_RULE, text, at);
        return table.lookingAt() && table.group().contains("-") && table.group().contains("|");
    }

    /** Whether the line is a row of a table. */
    public static boolean isRow(String text, int at) {
        return at(ROW, text, at).lookingAt();
    }

    /** Whether the line is a numbered point of a list. */
    public static boolean isPoint(String text, int at) {
        return at(POINT, text, at).lookingAt();
    }

    /** Whether only marks that close a heading, or spaces, are left of the line. */
    public static boolean isTail(String text, int at) {
        return (text.charAt(at) == ' ' || text.charAt(at) == '#')
                && at(TAIL, text, at).lookingAt();
    }

    /** Index after the marks of a heading, a quotation or a point of a list. The same when there is none. */
    public static int afterMarks(String text, int at) {
        int after = at;
        Matcher found = at(MARK, text, at);
        while (found.lookingAt() && after - at < REACH) {
            after = found.end();
            found = at(MARK, text, after);
        }
        return after;
    }

    private static Matcher at(Pattern pattern, String text, int at) {
        return pattern.matcher(text)
                .region(at, Math.min(text.length(), at + REACH))
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }
}
