package dev.voicebox.speech.tts.mary;

import java.util.ArrayList;
import java.util.List;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

import marytts.datatypes.MaryXML;

import dev.voicebox.speech.tts.Sentence;
import dev.voicebox.speech.tts.SpokenWord;

/**
 * Finds the words of a sentence in what Mary made of it. Mary writes numbers and abbreviations out, and keeps what stood
 * there ({@code orig}); it drops accents and marks; so pieces are looked for in order, and a piece that is not found is
 * taken to be as long as what it stands for.
 */
final class MaryWords {
    /** Characters that a piece may lie further on than expected. */
    private static final int DRIFT = 20;

    /** A word of the text, or a mark, as Mary cut it: where it begins, and when it has been said. */
    private record Piece(int at, long endMs) {}

    private final Sentence sentence;
    private final long[] phoneEndsMs;
    private final List<Piece> pieces = new ArrayList<>();
    private int phones;
    private int cursor;

    private MaryWords(Sentence sentence, long[] phoneEndsMs) {
        this.sentence = sentence;
        this.phoneEndsMs = phoneEndsMs;
    }

    /**
     * @param plan Mary's markup down to phones
     * @param phoneEndsMs of each phone of the plan, in order
     * @param offsetMs added to all times
     * @return none when the phones are not those of the plan
     */
    static List<SpokenWord> of(Sentence sentence, Element plan, long[] phoneEndsMs, long offsetMs) {
        MaryWords words = new MaryWords(sentence, phoneEndsMs);
        words.read(plan);
        return words.phones == phoneEndsMs.length ? words.spoken(offsetMs) : List.of();
    }

    private void read(Element element) {
        String name = element.getTagName();
        if (name.equals(MaryXML.MTU)) {
            add(element.getAttribute("orig"), element);
        } else if (name.equals(MaryXML.TOKEN)) {
            add(textOf(element), element);
        } else {
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element inner) {
                    read(inner);
                }
            }
        }
    }

    private void add(String original, Element element) {
        int at = find(original);
        cursor = Math.min(sentence.text().length(), at + original.length());
        phones += element.getElementsByTagName(MaryXML.PHONE).getLength();
        int last = Math.min(phones, phoneEndsMs.length) - 1;
        pieces.add(new Piece(at, last < 0 ? 0 : phoneEndsMs[last]));
    }

    private int find(String original) {
        String text = sentence.text();
        while (cursor < text.length() && text.charAt(cursor) == ' ') {
            cursor++;
        }
        int found = text.indexOf(original, cursor);
        return found < 0 || found - cursor > DRIFT ? cursor : found;
    }

    private List<SpokenWord> spoken(long offsetMs) {
        List<SpokenWord> spoken = new ArrayList<>();
        long endMs = 0;
        int next = 0;
        for (Sentence.Word word : sentence.words()) {
            while (next < pieces.size() && pieces.get(next).at() < word.to()) {
                endMs = pieces.get(next++).endMs();
            }
            spoken.add(sentence.spoken(word, offsetMs + endMs));
        }
        return spoken;
    }

    private static String textOf(Element token) {
        StringBuilder text = new StringBuilder();
        for (Node child = token.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text piece) {
                text.append(piece.getData());
            }
        }
        return text.toString().strip();
    }
}
