package dev.voicebox.speech.stt.whisper;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.voicebox.speech.stt.whisper.Decoder.Segment;

/**
 * A word or phrase that a decoder writes again and again until it has no room left, which is 220 tokens: small models do so,
 * most of all after a prompt.
 *
 * <p>whisper.cpp calls a text lost when the last 32 tokens have an entropy below 2.4 (its {@code entropy_thold}), which is a
 * phrase of up to 11 tokens over and over, and would begin anew at another temperature. It tells nobody, and without other
 * temperatures it keeps the text; so the words themselves are looked at here.
 */
final class Repetition {
    /** Somebody may well say "no, no, no" or a short phrase three times. */
    private static final int TIMES = 4;

    /** Nor is "ha ha ha ha ha" a fault. */
    private static final int FEWEST_WORDS = 8;

    private static final int LONGEST_PHRASE = 16;

    /** In scripts without blanks a sign counts as a word. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]"
                    + "|[\\p{L}\\p{M}\\p{N}'’]+");

    private Repetition() {}

    static boolean isIn(List<Segment> heard) {
        return !surplus(whole(heard)).isEmpty();
    }

    /** With each repeated phrase said once; the times of what is left stay, and no segment is left with marks alone. */
    static List<Segment> cut(List<Segment> heard) {
        BitSet surplus = surplus(whole(heard));
        List<Segment> left = new ArrayList<>();
        int at = 0;
        for (Segment segment : heard) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < segment.text().length(); i++) {
                if (!surplus.get(at + i)) {
                    text.append(segment.text().charAt(i));
                }
            }
            at += segment.text().length();
            if (text.length() < segment.text().length() && !WORD.matcher(text).find()) {
                continue;
            }
            left.add(new Segment(text.toString(), segment.startMs(), segment.endMs()));
        }
        return left;
    }

    private static String whole(List<Segment> heard) {
        StringBuilder whole = new StringBuilder();
        heard.forEach(segment -> whole.append(segment.text()));
        return whole.toString();
    }

    /** The characters that repeat others. */
    private static BitSet surplus(String text) {
        List<String> words = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            words.add(word.group().toLowerCase(Locale.ROOT));
            ends.add(word.end());
        }
        BitSet surplus = new BitSet();
        for (int from = 0; from < words.size(); ) {
            int phrase = phraseAt(from, words);
            if (phrase == 0) {
                from++;
                continue;
            }
            int end = endOfRun(from, phrase, words);
            surplus.set(ends.get(from + phrase - 1), ends.get(end - 1));
            from = end;
        }
        return surplus;
    }

    /** Length of the shortest phrase that is repeated from there on, in words; 0 when none is. */
    private static int phraseAt(int from, List<String> words) {
        for (int phrase = 1; phrase <= LONGEST_PHRASE; phrase++) {
            int said = endOfRun(from, phrase, words) - from;
            if (said >= TIMES * phrase && said >= FEWEST_WORDS) {
                return phrase;
            }
        }
        return 0;
    }

    /** Of the last whole phrase; where nothing follows, of the text: the last one found no room. */
    private static int endOfRun(int from, int phrase, List<String> words) {
        int end = Math.min(words.size(), from + phrase);
        while (end < words.size() && words.get(end).equals(words.get(end - phrase))) {
            end++;
        }
        return end == words.size() ? end : end - (end - from) % phrase;
    }
}
