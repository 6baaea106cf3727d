package dev.voicebox.speech.stt;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SpeechToTextChainTest {
    private final SpeechFailure first = new SpeechFailure(SpeechFailure.Kind.ENGINE, "the first has no place");
    private final SpeechFailure second = new SpeechFailure(SpeechFailure.Kind.ENGINE, "the second has no place");

    @Test
    void anEngineThatCannotPrepareLeavesTheOthersToDoSo() {
        ScriptedEngine sound = new ScriptedEngine(null);
        Throwable thrown = catchThrowable(() ->
                new SpeechToTextChain(List.of(new ScriptedEngine(first), new ScriptedEngine(second), sound)).prepare());

        assertThat(sound.prepared).isTrue();
        assertThat(thrown).isSameAs(first).hasSuppressedException(second);
    }

    /** Prepares, or fails to. */
    private static final class ScriptedEngine implements SpeechToText {
        private final SpeechFailure failure;
        private boolean prepared;

        ScriptedEngine(SpeechFailure failure) {
            this.failure = failure;
        }

        @Override
        public EngineInfo info() {
            return new EngineInfo("scripted", "for tests", List.of(), false);
        }

        @Override
        public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation) {
            return new Transcript("", "en", "scripted");
        }

        @Override
        public void prepare() throws SpeechFailure {
            if (failure != null) {
                throw failure;
            }
            prepared = true;
        }

        @Override
        public void close() {}
    }
}
