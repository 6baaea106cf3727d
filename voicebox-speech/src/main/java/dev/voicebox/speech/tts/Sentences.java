package dev.voicebox.speech.tts;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts text into what an engine speaks in one go. */
public final class Sentences {
    /** About ten seconds of speech; longer ones are cut at a comma or a space, so that cancelling stays quick. */
    private static final int LONGEST = 160;

    private static final Pattern ABBREVIATION =
            Pattern.compile("(?i).*\\b(?:mr|mrs|ms|dr|prof|st|jr|sr|vs|no|e\\.g|i\\.e|[a-z])\\.\\s*$", Pattern.DOTALL);

    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}\\p{So}\\p{Cf}]+");

    private Sentences() {}

    /** The sentences in order, white space and signs without a sound removed; none when there is nothing to say. */
    public static List<Sentence> of(String text) {
        String plain = UNSPEAKABLE
                .matcher(text)
                .replaceAll(signs -> " ".repeat(signs.group().length()));
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(plain);
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < plain.length()
                    && ABBREVIATION.matcher(plain.substring(start, end)).matches()) {
                continue;
            }
            addPieces(Sentence.of(plain, start, end), sentences);
            start = end;
        }
        return sentences;
    }

    private static void addPieces(Sentence sentence, List<Sentence> sentences) {
        Sentence rest = sentence;
        while (rest.text().length() > LONGEST) {
            String text = rest.text();
            int cut = Math.max(text.lastIndexOf(", ", LONGEST), text.lastIndexOf("; ", LONGEST)) + 1;
            if (cut < LONGEST / 3) {
                cut = text.lastIndexOf(' ', LONGEST);
            }
            if (cut <= 0) {
                cut = LONGEST;
            }
            addSpeakable(rest.part(0, cut), sentences);
            rest = rest.part(cut, text.length());
        }
        addSpeakable(rest, sentences);
    }

    private static void addSpeakable(Sentence piece, List<Sentence> sentences) {
        if (piece.text().codePoints().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(piece);
        }
    }
}
