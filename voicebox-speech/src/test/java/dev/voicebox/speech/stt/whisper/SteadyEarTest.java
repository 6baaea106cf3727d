package dev.voicebox.speech.stt.whisper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;

import static org.assertj.core.api.Assertions.assertThat;

class SteadyEarTest {
    private static final String STUCK = " set a" + " timer".repeat(100);
    private static final Decoder.Order ORDER = new Decoder.Order(new float[16_000], "en", "a timer", false);

    private final ScriptedDecoder decoder = new ScriptedDecoder();
    private final DecoderPool pool = new DecoderPool(List.of(decoder, decoder));
    private final SteadyEar ear = new SteadyEar(pool);

    @AfterEach
    void stop() {
        pool.close(10_000);
    }

    @Test
    void whatIsSaidOnceIsHeardOnce() throws SpeechFailure {
        decoder.texts.add(" set a timer");

        assertThat(hear(ORDER)).isEqualTo(" set a timer");
        assertThat(decoder.prompts).containsExactly("a timer");
    }

    @Test
    void whatAPromptLedAstrayIsHeardAgainWithoutIt() throws SpeechFailure {
        decoder.texts.addAll(List.of(STUCK, " set a timer for ten minutes"));

        assertThat(hear(ORDER)).isEqualTo(" set a timer for ten minutes");
        assertThat(decoder.prompts).containsExactly("a timer", "none");
    }

    @Test
    void whatIsStillRepeatedIsWrittenOnce() throws SpeechFailure {
        decoder.texts.addAll(List.of(STUCK, STUCK));

        assertThat(hear(ORDER)).isEqualTo(" set a timer");
    }

    @Test
    void withoutAPromptThereIsNothingToTryAgain() throws SpeechFailure {
        decoder.texts.add(STUCK);

        assertThat(hear(new Decoder.Order(ORDER.sound(), "en", null, false))).isEqualTo(" set a timer");
        assertThat(decoder.prompts).containsExactly("none");
    }

    @Test
    void aLookThatGotStuckTellsNothing() throws SpeechFailure {
        decoder.texts.add(STUCK);

        assertThat(ear.decodeIfIdle(ORDER, Cancellation.NONE)).isEmpty();
        assertThat(decoder.prompts).as("it was looked at").hasSize(1);
    }

    private String hear(Decoder.Order order) throws SpeechFailure {
        return ear.decode(order, Cancellation.NONE).segments().get(0).text();
    }

    private static final class ScriptedDecoder implements Decoder {
        private final Deque<String> texts = new ArrayDeque<>();
        private final List<String> prompts = new ArrayList<>();

        @Override
        public synchronized Decoded decode(Order order) {
            prompts.add(order.prompt() == null ? "none" : order.prompt());
            return new Decoded(List.of(new Segment(texts.remove(), 0, order.lengthMs())), null);
        }
    }
}
