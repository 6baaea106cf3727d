package de.dfki.lt.tools.tokenizer;

import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.dfki.lt.tools.tokenizer.annotate.AnnotatedString;
import de.dfki.lt.tools.tokenizer.annotate.FastAnnotatedString;

/** Cuts one sentence into words, numbers and marks. It sets no sentence borders, so callers give it one sentence at a time. */
public class JTok {
    public static final String CLASS_ANNO = "class";
    public static final String BORDER_ANNO = "border";
    public static final String P_BORDER = "p";

    /**
     * Dotted abbreviations; money, times, dates and other numbers as one piece, since Mary expands them as one; words with
     * inner hyphens or apostrophes; any other mark alone.
     */
    private static final Pattern TOKEN = Pattern.compile("(?:\\p{L}\\.){2,}"
            + "|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof)\\."
            + "|[$\\u00a3\\u20ac]?\\d+(?:[.,:/-]\\d+)*(?:%|[\\p{L}]+)?"
            + "|\\p{L}[\\p{L}\\p{M}\\d]*(?:['\\u2019-][\\p{L}\\d][\\p{L}\\p{M}\\d]*)*"
            + "|\\S");

    /** @param settings of the original; languages make no difference here */
    public JTok(Properties settings) {}

    /** Annotates every token with its class. */
    public AnnotatedString tokenize(String text, String language) {
        FastAnnotatedString tokens = new FastAnnotatedString(text);
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.annotate(CLASS_ANNO, "token", matcher.start(), matcher.end());
        }
        return tokens;
    }
}
