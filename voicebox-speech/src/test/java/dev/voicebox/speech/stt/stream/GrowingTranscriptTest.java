package dev.voicebox.speech.stt.stream;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.TranscriptionRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GrowingTranscriptTest {
    private final ScriptedGlances ears = new ScriptedGlances();
    private final GrowingTranscript growing = new GrowingTranscript(ears, TranscriptionRequest.ANY, 500);

    @Test
    void wordsAreToldWhenTwoGlancesAgree() throws SpeechFailure {
        ears.says("turn on");
        ears.says("turn on the");
        assertThat(grow(600)).isEmpty();
        assertThat(grow(1_200)).isEqualTo("turn on");
        assertThat(growing.finish("turn on the light")).isEqualTo(" the light");
    }

    @Test
    void theEngineIsNotAskedBeforeEnoughIsNew() throws SpeechFailure {
        ears.says("turn");
        grow(499);
        grow(500);
        grow(999);
        assertThat(ears.asked).isEqualTo(1);
    }

    @Test
    void aBusyEngineIsAskedAgainLater() throws SpeechFailure {
        ears.busy();
        ears.says("turn on");
        ears.says("turn on");
        assertThat(grow(600)).isEmpty();
        assertThat(growing.isDue(700)).isFalse();
        assertThat(grow(1_200)).isEmpty();
        assertThat(grow(1_800)).isEqualTo("turn on");
    }

    @Test
    void itIsNotHeardAgainAllTheTime() {
        assertThatThrownBy(() -> new GrowingTranscript(ears, TranscriptionRequest.ANY, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String grow(int ms) throws SpeechFailure {
        return growing.grow(new Pcm(new short[16 * ms], 16_000), Cancellation.NONE);
    }

    private static final class ScriptedGlances implements SpeechToText {
        private final Queue<Optional<Transcript>> glances = new ArrayDeque<>();
        private int asked;

        void says(String text) {
            glances.add(Optional.of(new Transcript(text, "en", "scripted")));
        }

        void busy() {
            glances.add(Optional.empty());
        }

        @Override
        public EngineInfo info() {
            return new EngineInfo("scripted", "glances", List.of(), false);
        }

        @Override
        public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation) {
            throw new AssertionError("only glances were wanted");
        }

        @Override
        public Optional<Transcript> glance(Pcm soFar, TranscriptionRequest request, Cancellation cancellation) {
            asked++;
            return glances.remove();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
