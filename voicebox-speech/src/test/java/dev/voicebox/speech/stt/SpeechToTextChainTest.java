package dev.voicebox.speech.stt;

import java.util.List;
import java.util.Optional;

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

    @Test
    void aGlanceIsThatOfTheEngineThatWillHearTheWhole() throws SpeechFailure {
        SpeechToText chain = new SpeechToTextChain(List.of(new ScriptedEngine(null), new ScriptedEngine(first)));

        assertThat(chain.glance(new Pcm(new short[0], 16_000), TranscriptionRequest.ANY, Cancellation.NONE))
                .contains(new Transcript("so far", "en", "scripted"));
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
        public Optional<Transcript> glance(Pcm soFar, TranscriptionRequest request, Cancellation cancellation) {
            return Optional.ofNullable(failure == null ? new Transcript("so far", "en", "scripted") : null);
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
