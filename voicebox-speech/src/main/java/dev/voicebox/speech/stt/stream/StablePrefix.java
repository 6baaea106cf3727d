package dev.voicebox.speech.stt.stream;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells which words of a text that is heard again and again, each time with more sound, will stay: a word is stable when two
 * hearings in a row agree on it and on all words before it (LocalAgreement-2). What was told is never taken back: all that is
 * told, joined, is the text in the end. For one thread.
 */
public final class StablePrefix {
    /** Of scripts that leave no space between words, each letter is taken for one. */
    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";

    private static final String MARKS = "[\\p{P}\\p{S}]";

    /** With the space before it, if any. */
    private static final Pattern WORD =
            Pattern.compile("\\s*(?:[" + UNSPACED + "]\\p{M}*" + MARKS + "*|[^\\s" + UNSPACED + "]+)");

    private static final Pattern MARKS_AROUND = Pattern.compile("^" + MARKS + "+|" + MARKS + "+$");
    private static final Pattern MARK_AT_THE_END = Pattern.compile(MARKS + "$");

    private final StringBuilder told = new StringBuilder();
    private List<String> toldWords = List.of();
    private List<String> before = List.of();

    /**
     * Another hearing, of more sound.
     *
     * @return what became stable, to be appended to what was told before; often empty
     */
    public String hear(String text) {
        List<String> words = words(text);
        int agreed = certain(words, agreed(words, before));
        before = words;
        if (agreed <= toldWords.size() || agreed(words, toldWords) < toldWords.size()) {
            return "";
        }
        return tell(words.subList(toldWords.size(), agreed));
    }

    /**
     * The last hearing, of all the sound.
     *
     * @return the rest, to be appended to what was told before
     */
    public String finish(String text) {
        List<String> words = words(text);
        return tell(words.subList(resumeAt(words), words.size()));
    }

    /** All that was told. */
    public String told() {
        return told.toString();
    }

    /** Behind the last word that was told; where the last hearing has other words there, behind as many as were told. */
    private int resumeAt(List<String> words) {
        int count = toldWords.size();
        if (agreed(words, toldWords) == count) {
            return count;
        }
        for (int off = 0; off <= 2; off++) {
            if (isLastTold(words, count - 1 - off)) {
                return count - off;
            }
            if (isLastTold(words, count - 1 + off)) {
                return count + off;
            }
        }
        return Math.min(count, words.size());
    }

    private boolean isLastTold(List<String> words, int index) {
        return index >= 0 && index < words.size() && same(words.get(index), toldWords.get(toldWords.size() - 1));
    }

    /** Recognisers end every text with a mark, which is another one when the caller goes on. */
    private static int certain(List<String> words, int agreed) {
        boolean guessed = agreed > 0
                && agreed == words.size()
                && MARK_AT_THE_END.matcher(words.get(agreed - 1)).find();
        return guessed ? agreed - 1 : agreed;
    }

    private String tell(List<String> words) {
        if (words.isEmpty()) {
            return "";
        }
        String joined = String.join("", words);
        String more = told.isEmpty() ? joined.stripLeading() : joined;
        told.append(more);
        toldWords = words(told.toString());
        return more;
    }

    /** How many words at the beginning are the same. */
    private static int agreed(List<String> some, List<String> others) {
        int count = 0;
        while (count < some.size() && count < others.size() && same(some.get(count), others.get(count))) {
            count++;
        }
        return count;
    }

    /** The marks around a word depend on what follows, and change until that is known. */
    private static boolean same(String word, String other) {
        return bare(word).equals(bare(other));
    }

    private static String bare(String word) {
        String text = word.strip();
        String bare = MARKS_AROUND.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.isEmpty() ? text : bare;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> Character.isWhitespace(word.charAt(0)) ? " " + word.strip() : word)
                .toList();
    }
}
