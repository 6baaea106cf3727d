package dev.voicebox.speech.tts.kokoro;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.voicebox.speech.tts.kokoro.KokoroTokens.Token;

/** When words end, by the durations that the model gives. */
final class KokoroWords {
    private final long[] endsMs;

    /** @param count of the words of the sentence */
    KokoroWords(int count) {
        this.endsMs = new long[count];
    }

    /**
     * Takes what is known of one piece of the sentence.
     *
     * @param durations of its tokens with the edges, in any unit
     * @param fromMs when its sound begins
     * @param lengthMs of its sound
     */
    void add(List<Token> tokens, long[] durations, double fromMs, double lengthMs) {
        double all = Math.max(1, Arrays.stream(durations).sum());
        double passed = durations[0];
        for (int i = 0; i < tokens.size(); i++) {
            passed += durations[i + 1];
            if (tokens.get(i).word() != KokoroTokens.NO_WORD) {
                endsMs[tokens.get(i).word()] = Math.round(fromMs + passed / all * lengthMs);
            }
        }
    }

    /** A word that is not spoken ends with the one before. */
    List<Long> endsMs() {
        IntStream.range(1, endsMs.length).forEach(i -> endsMs[i] = Math.max(endsMs[i], endsMs[i - 1]));
        return Arrays.stream(endsMs).boxed().toList();
    }
}
