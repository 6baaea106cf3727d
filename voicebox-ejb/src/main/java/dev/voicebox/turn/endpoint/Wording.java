package dev.voicebox.turn.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads from the words of a turn so far whether they make a whole. */
public final class Wording {
    /** Fewer words do not make a question: "what time" asks nothing yet. */
    private static final int LEAST_QUESTION = 3;

    private static final int LEAST_SENTENCE = 2;

    /** Digits or letters one after the other that are a dictation and no quantity. */
    private static final int LEAST_DICTATION = 3;

    private final String text;
    private final List<String> words;
    private final Phrasebook book;

    private Wording(String text, Phrasebook book) {
        this.text = text;
        this.words = wordsOf(text);
        this.book = book;
    }

    /**
     * @param text may be empty
     * @param language ISO 639-1 code of the text, or {@code null}
     */
    public static Cue cueOf(String text, String language) {
        return new Wording(text.strip(), Phrasebook.of(language)).cue();
    }

    private Cue cue() {
        if (words.isEmpty()) {
            return Cue.UNKNOWN;
        }
        if (text.endsWith("…") || text.endsWith("...") || text.endsWith("-") || text.endsWith("—")) {
            return Cue.GOES_ON;
        }
        Cue whole = book.whole(words);
        Cue ending = whole == null ? book.ending(words) : whole;
        if (ending == Cue.HESITATES || ending == Cue.GOES_ON) {
            return ending;
        }
        if (text.endsWith(",") || text.endsWith(";") || text.endsWith(":")) {
            return Cue.LISTS;
        }
        if (text.endsWith("?") || text.endsWith("？")) {
            return Cue.ASKS;
        }
        return ending == null ? byTheRest() : ending;
    }

    private Cue byTheRest() {
        if (dictated() >= LEAST_DICTATION) {
            return Cue.DICTATES;
        }
        List<String> said = book.withoutAddress(words);
        if (book.isEmpty() || said.size() < LEAST_SENTENCE) {
            return Cue.UNKNOWN;
        }
        if (book.asks(said)) {
            return said.size() < LEAST_QUESTION ? Cue.UNKNOWN : Cue.ASKS;
        }
        return book.orders(said) ? Cue.ORDERS : Cue.SAYS;
    }

    /** How many numbers and single letters stand at the end. */
    private int dictated() {
        int count = 0;
        while (count < words.size() && isSign(words.get(words.size() - 1 - count))) {
            count++;
        }
        return count;
    }

    private boolean isSign(String word) {
        return book.isNumber(word) || word.chars().allMatch(Character::isDigit);
    }

    private static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>();
        for (String part : text.toLowerCase(Locale.ROOT).replace('’', '\'').split("[\\s,;:/-]+")) {
            String word = part.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
