package dev.voicebox.speech.tts.piper;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import dev.voicebox.speech.tts.phoneme.Clause;

/** The numbers that a model of Piper reads: the begin, then each symbol with a pad before it, a pad, the end. */
final class PiperIds {
    private static final int PAD = '_';
    private static final int BEGIN = '^';
    private static final int END = '$';

    private PiperIds() {}

    /**
     * What the model does not know is left out.
     *
     * @return nothing when it knows none of it
     */
    static long[] of(List<Clause> clauses, Map<Integer, long[]> ids) {
        LongStream.Builder numbers = LongStream.builder();
        add(BEGIN, ids, numbers);
        add(PAD, ids, numbers);
        int known = 0;
        for (int symbol : text(clauses).codePoints().toArray()) {
            int shown = ids.containsKey(symbol) ? symbol : Character.toLowerCase(symbol);
            if (ids.containsKey(shown)) {
                add(shown, ids, numbers);
                add(PAD, ids, numbers);
                known += Character.isLetterOrDigit(shown) ? 1 : 0;
            }
        }
        add(END, ids, numbers);
        return known == 0 ? new long[0] : numbers.build().toArray();
    }

    /** Letters apart from their accents, ties gone, marks as they were. */
    private static String text(List<Clause> clauses) {
        StringBuilder text = new StringBuilder();
        for (Clause clause : clauses) {
            text.append(text.isEmpty() ? "" : " ").append(clause.phonemes()).append(clause.mark());
        }
        return Normalizer.normalize(text.toString().replace("^", ""), Normalizer.Form.NFD);
    }

    private static void add(int symbol, Map<Integer, long[]> ids, LongStream.Builder numbers) {
        for (long number : ids.getOrDefault(symbol, new long[0])) {
            numbers.add(number);
        }
    }
}
