package dev.voicebox.speech.stt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.failover.PassingTime;
import dev.voicebox.speech.failover.RecordingFailures;
import dev.voicebox.speech.failover.Rests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SpeechToTextChainTest {
    private static final Duration REST = Duration.ofSeconds(30);

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

    @ParameterizedTest
    @MethodSource("faults")
    void anEarThatThrowsAnythingIsFollowedByTheNextAndTold(Throwable fault) throws SpeechFailure {
        RecordingFailures failures = new RecordingFailures();
        SpeechToText chain = chain(failures, throwing(fault), new ScriptedEngine(null));

        assertThat(hear(chain, Cancellation.NONE).engine()).isEqualTo("scripted");
        assertThat(failures.told).containsExactly("throwing BROKEN");
        assertThat(failures.rests).containsExactly(Rests.isGrave(fault) ? REST.multipliedBy(10) : REST);
    }

    @Test
    void fullMemoryIsToldEvenWhenNobodyWaitsForTheWords() {
        RecordingFailures failures = new RecordingFailures();
        SwitchedCancellation cancelled = new SwitchedCancellation();
        cancelled.cancel();
        SpeechToText chain = chain(failures, throwing(new OutOfMemoryError("scripted")), new ScriptedEngine(null));

        assertThat(catchThrowable(() -> hear(chain, cancelled))).isInstanceOf(SpeechFailure.class);
        assertThat(failures.told).containsExactly("throwing BROKEN");
    }

    private static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("scripted"),
                new StackOverflowError("scripted"),
                new InternalError("scripted"),
                new OutOfMemoryError("scripted"),
                new UnsatisfiedLinkError("scripted"));
    }

    private static Transcript hear(SpeechToText chain, Cancellation cancellation) throws SpeechFailure {
        return chain.transcribe(new Pcm(new short[0], 16_000), TranscriptionRequest.ANY, cancellation);
    }

    private static SpeechToText chain(RecordingFailures failures, SpeechToText... ears) {
        PassingTime time = new PassingTime();
        return new SpeechToTextChain(
                List.of(ears), new FailoverRules(Duration.ofSeconds(3), REST, Runnable::run, time, time, failures));
    }

    private static SpeechToText throwing(Throwable fault) {
        return new SpeechToText() {
            @Override
            public EngineInfo info() {
                return new EngineInfo("throwing", "for tests", List.of(), false);
            }

            @Override
            public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation) {
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            }

            @Override
            public void close() {}
        };
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
