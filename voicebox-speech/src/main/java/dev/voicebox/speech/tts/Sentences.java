package dev.voicebox.speech.tts;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts text into what an engine speaks in one go. */
final class Sentences {
    /** About ten seconds of speech; longer ones are cut at a comma or a space, so that cancelling stays quick. */
    private static final int LONGEST = 160;

    private static final Pattern ABBREVIATION =
            Pattern.compile("(?i).*\\b(?:mr|mrs|ms|dr|prof|st|jr|sr|vs|no|e\\.g|i\\.e|[a-z])\\.\\s*$", Pattern.DOTALL);

    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}\\p{So}\\p{Cf}]+");

    private Sentences() {}

    /** The sentences in order, white space and signs without a sound removed; none when there is nothing to say. */
    static List<String> of(String text) {
        String plain = UNSPEAKABLE.matcher(text).replaceAll(" ");
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(plain);
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = plain.substring(start, end);
            if (end < plain.length() && ABBREVIATION.matcher(sentence).matches()) {
                continue;
            }
            addPieces(sentence.strip().replaceAll("\\s+", " "), sentences);
            start = end;
        }
        return sentences;
    }

    private static void addPieces(String sentence, List<String> sentences) {
        String rest = sentence;
        while (rest.length() > LONGEST) {
            int cut = Math.max(rest.lastIndexOf(", ", LONGEST), rest.lastIndexOf("; ", LONGEST)) + 1;
            if (cut < LONGEST / 3) {
                cut = rest.lastIndexOf(' ', LONGEST);
            }
            if (cut <= 0) {
                cut = LONGEST;
            }
            addSpeakable(rest.substring(0, cut), sentences);
            rest = rest.substring(cut).strip();
        }
        addSpeakable(rest, sentences);
    }

    private static void addSpeakable(String piece, List<String> sentences) {
        if (piece.codePoints().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(piece.strip());
        }
    }
}
