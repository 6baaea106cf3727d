package dev.voicebox.speech.tts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.failover.PassingTime;
import dev.voicebox.speech.failover.RecordingFailures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Who speaks when a voice fails or takes too long. */
class VoiceFailoverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final SpeakRequest HELLO = new SpeakRequest("hello", "alloy", null, 1);

    private final PassingTime time = new PassingTime();
    private final RecordingFailures failures = new RecordingFailures();
    private final List<String> asked = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RecordingSink sink = new RecordingSink();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aVoiceThatFailsBeforeAnySoundIsFollowedByTheNext() throws SpeechFailure {
        chain(Runnable::run, failing("a"), speaking("b", 2)).speak(HELLO, Cancellation.NONE, sink);

        assertThat(sink.pieces()).hasSize(2);
        assertThat(failures.told).containsExactly("a BROKEN");
    }

    @Test
    void aVoiceThatThrowsAnythingIsFollowedByTheNext() throws SpeechFailure {
        TextToSpeech broken = new Scripted("a", (stop, out) -> {
            throw new StackOverflowError();
        });
        chain(Runnable::run, broken, speaking("b", 1)).speak(HELLO, Cancellation.NONE, sink);

        assertThat(sink.pieces()).hasSize(1);
        assertThat(failures.told).containsExactly("a BROKEN");
    }

    @Test
    void aVoiceWithoutAFirstSoundInItsTimeIsFollowedByTheNext() throws SpeechFailure {
        TextToSpeech slow = new Scripted("a", (stop, out) -> {
            time.pass(PATIENCE);
            out.accept(piece());
        });
        chain(Runnable::run, slow, speaking("b", 1)).speak(HELLO, Cancellation.NONE, sink);

        assertThat(sink.pieces()).as("the late sound is not heard").hasSize(1);
        assertThat(failures.told).containsExactly("a SLOW");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aVoiceThatIsSlowOnceIsAskedFirstForTheNextChunk() throws SpeechFailure {
        TextToSpeech chain = chain(Runnable::run, slowAt("a", 1), speaking("b", 1));
        chain.speak(HELLO, Cancellation.NONE, sink);
        chain.speak(HELLO, Cancellation.NONE, sink);

        assertThat(asked).containsExactly("a", "b", "a");
        assertThat(failures.told).containsExactly("a SLOW");
        assertThat(failures.rests).containsExactly(Duration.ZERO);
    }

    @Test
    void aVoiceThatIsSlowAtTwoOfFourChunksRests() throws SpeechFailure {
        TextToSpeech chain = chain(Runnable::run, slowAt("a", 1, 4), speaking("b", 1));
        for (int chunk = 1; chunk <= 5; chunk++) {
            chain.speak(HELLO, Cancellation.NONE, sink);
        }

        assertThat(asked).containsExactly("a", "b", "a", "a", "a", "b", "b");
        assertThat(failures.rests).containsExactly(Duration.ZERO, REST);
    }

    @Test
    void slownessOfLongAgoIsForgotten() throws SpeechFailure {
        TextToSpeech chain = chain(Runnable::run, slowAt("a", 1, 5), speaking("b", 1));
        for (int chunk = 1; chunk <= 6; chunk++) {
            chain.speak(HELLO, Cancellation.NONE, sink);
        }

        assertThat(asked).containsExactly("a", "b", "a", "a", "a", "a", "b", "a");
    }

    @Test
    void oneHiccupThatHoldsUpTwoSessionsCountsOnce() throws SpeechFailure {
        List<TextToSpeech> chain = new ArrayList<>();
        TextToSpeech held = new Scripted("a", (stop, out) -> {
            if (asked.size() == 1) {
                chain.get(0).speak(HELLO, Cancellation.NONE, new RecordingSink());
            }
            time.pass(PATIENCE);
        });
        chain.add(chain(Runnable::run, held, speaking("b", 1)));
        chain.get(0).speak(HELLO, Cancellation.NONE, sink);

        assertThat(asked).containsExactly("a", "a", "b", "b");
        assertThat(failures.told).containsExactly("a SLOW", "a SLOW");
        assertThat(failures.rests).containsOnly(Duration.ZERO);
    }

    @Test
    void aVoiceThatIsSlowAtItsTrialRestsAgain() throws SpeechFailure {
        TextToSpeech recovering = new Scripted("a", (stop, out) -> {
            if (asked.size() == 1) {
                throw new SpeechFailure(Kind.ENGINE, "broke");
            }
            time.pass(PATIENCE);
        });
        TextToSpeech chain = chain(Runnable::run, recovering, speaking("b", 1));
        chain.speak(HELLO, Cancellation.NONE, sink);
        time.pass(REST);
        chain.speak(HELLO, Cancellation.NONE, sink);

        assertThat(failures.told).containsExactly("a BROKEN", "a SLOW");
        assertThat(failures.rests).containsExactly(REST, REST);
    }

    @Test
    void aLongTextHasMoreTimeForItsFirstSound() throws SpeechFailure {
        SpeakRequest sentence = new SpeakRequest("x".repeat(140), "alloy", null, 1);
        TextToSpeech slow = new Scripted("a", (stop, out) -> {
            time.pass(PATIENCE.plusMillis(1_999));
            out.accept(piece());
        });
        chain(Runnable::run, slow, speaking("b", 2)).speak(sentence, Cancellation.NONE, sink);

        assertThat(sink.pieces()).as("2 s more for 100 characters more").hasSize(1);
    }

    @Test
    void theTimeOfAnEndlessTextHasAnEnd() throws SpeechFailure {
        SpeakRequest book = new SpeakRequest("x".repeat(100_000), "alloy", null, 1);
        TextToSpeech slow = new Scripted("a", (stop, out) -> {
            time.pass(PATIENCE.plusMillis(3_200));
            out.accept(piece());
        });
        chain(Runnable::run, slow, speaking("b", 2)).speak(book, Cancellation.NONE, sink);

        assertThat(sink.pieces()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("graveFaults")
    void aVoiceWithoutMemoryOrWithCodeThatDoesNotFitRestsForLong(Error fault) throws SpeechFailure {
        TextToSpeech broken = new Scripted("a", (stop, out) -> {
            throw fault;
        });
        TextToSpeech chain = chain(Runnable::run, broken, speaking("b", 1));
        chain.speak(HELLO, Cancellation.NONE, sink);
        time.pass(REST.multipliedBy(10).minusMillis(1));
        chain.speak(HELLO, Cancellation.NONE, sink);
        assertThat(asked).containsExactly("a", "b", "b");
        assertThat(failures.told).containsExactly("a BROKEN");

        time.pass(Duration.ofMillis(1));
        chain.speak(HELLO, Cancellation.NONE, sink);
        assertThat(asked).containsExactly("a", "b", "b", "a", "b");
    }

    @Test
    void fullMemoryIsToldEvenWhenNobodyWaitsForTheVoice() throws Exception {
        SwitchedCancellation cancelled = new SwitchedCancellation();
        CountDownLatch leftBehind = new CountDownLatch(1);
        TextToSpeech full = new Scripted("a", (stop, out) -> {
            cancelled.cancel();
            await(leftBehind);
            throw new OutOfMemoryError("scripted");
        });
        chain(threads, full, speaking("b", 1)).speak(HELLO, cancelled, sink);
        leftBehind.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(failures.told).containsExactly("a BROKEN");
    }

    private static Stream<Error> graveFaults() {
        return Stream.of(new OutOfMemoryError("scripted"), new UnsatisfiedLinkError("scripted"));
    }

    @Test
    void aVoiceThatHangsIsLeftAndToldToStop() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        TextToSpeech hanging = new Scripted("a", (stop, out) -> {
            stop.onCancel(stopped::countDown);
            time.pass(PATIENCE);
            await(new CountDownLatch(1));
        });
        chain(threads, hanging, speaking("b", 1)).speak(HELLO, Cancellation.NONE, sink);

        assertThat(sink.pieces()).hasSize(1);
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aVoiceThatKeepsSpeakingMayTakeAsLongAsItLikes() throws SpeechFailure {
        TextToSpeech steady = new Scripted("a", (stop, out) -> {
            for (int i = 0; i < 10; i++) {
                out.accept(piece());
                time.pass(PATIENCE.dividedBy(2));
            }
        });
        chain(Runnable::run, steady, speaking("b", 1)).speak(HELLO, Cancellation.NONE, sink);

        assertThat(sink.pieces()).hasSize(10);
        assertThat(failures.told).isEmpty();
    }

    @Test
    void aVoiceThatBreaksOffIsNotReplacedInTheSameSentence() throws SpeechFailure {
        TextToSpeech chain = chain(Runnable::run, breakingOff("a"), speaking("b", 1));
        SpeechFailure failure =
                catchThrowableOfType(SpeechFailure.class, () -> chain.speak(HELLO, Cancellation.NONE, sink));

        assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
        assertThat(asked).containsExactly("a");
        chain.speak(HELLO, Cancellation.NONE, sink);
        assertThat(asked).as("the next sentence").containsExactly("a", "b");
        assertThat(failures.told).containsExactly("a BROKE_OFF");
    }

    @Test
    void theRestOfASentenceIsLeftUnsaidWhileItsVoiceRests() throws SpeechFailure {
        TextToSpeech chain = chain(Runnable::run, breakingOff("a"), speaking("b", 1));
        SpeakRequest rest = new SpeakRequest("and so on", "alloy", null, 1, "a");
        assertThatThrownBy(() -> chain.speak(HELLO, Cancellation.NONE, sink)).isInstanceOf(SpeechFailure.class);
        SpeechFailure failure =
                catchThrowableOfType(SpeechFailure.class, () -> chain.speak(rest, Cancellation.NONE, sink));

        assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
        assertThat(asked).containsExactly("a");
    }

    @Test
    void aSentenceIsEndedByTheVoiceThatBeganIt() throws SpeechFailure {
        chain(Runnable::run, speaking("a", 1), speaking("b", 2))
                .speak(new SpeakRequest("and so on", "alloy", null, 1, "b"), Cancellation.NONE, sink);

        assertThat(asked).containsExactly("b");
    }

    @Test
    void aVoiceThatFallsSilentInTheMiddleHasBrokenOff() {
        TextToSpeech stalling = new Scripted("a", (stop, out) -> {
            out.accept(piece());
            time.pass(PATIENCE);
            time.pass(PATIENCE);
            out.accept(piece());
        });
        TextToSpeech chain = chain(Runnable::run, stalling, speaking("b", 1));

        assertThatThrownBy(() -> chain.speak(HELLO, Cancellation.NONE, sink)).isInstanceOf(SpeechFailure.class);
        assertThat(sink.pieces()).hasSize(1);
        assertThat(failures.told).containsExactly("a BROKE_OFF");
    }

    @Test
    void aVoiceThatFailedRestsAndIsThenTriedOnce() throws SpeechFailure {
        TextToSpeech chain = chain(Runnable::run, failing("a"), speaking("b", 1));
        chain.speak(HELLO, Cancellation.NONE, sink);
        chain.speak(HELLO, Cancellation.NONE, sink);
        assertThat(asked).containsExactly("a", "b", "b");

        time.pass(REST);
        chain.speak(HELLO, Cancellation.NONE, sink);
        chain.speak(HELLO, Cancellation.NONE, sink);
        assertThat(asked).containsExactly("a", "b", "b", "a", "b", "b");
    }

    @Test
    void aVoiceThatWorksAgainIsTheFirstAgain() throws SpeechFailure {
        boolean[] broken = {true};
        TextToSpeech recovering = new Scripted("a", (stop, out) -> {
            if (broken[0]) {
                throw new SpeechFailure(Kind.ENGINE, "broke");
            }
            out.accept(piece());
        });
        TextToSpeech chain = chain(Runnable::run, recovering, speaking("b", 1));
        chain.speak(HELLO, Cancellation.NONE, sink);
        broken[0] = false;
        time.pass(REST);
        chain.speak(HELLO, Cancellation.NONE, sink);
        chain.speak(HELLO, Cancellation.NONE, sink);

        assertThat(asked).containsExactly("a", "b", "a", "a");
    }

    @Test
    void whenNoOtherIsLeftAVoiceIsAskedInItsRest() throws SpeechFailure {
        boolean[] broken = {true};
        TextToSpeech only = new Scripted("a", (stop, out) -> {
            if (broken[0]) {
                throw new SpeechFailure(Kind.ENGINE, "broke");
            }
            out.accept(piece());
        });
        TextToSpeech chain = chain(Runnable::run, only);
        assertThatThrownBy(() -> chain.speak(HELLO, Cancellation.NONE, sink)).hasMessage("broke");
        assertThat(failures.told).containsExactly("a BROKEN", "none left");

        broken[0] = false;
        chain.speak(HELLO, Cancellation.NONE, sink);
        assertThat(sink.pieces()).hasSize(1);
    }

    @Test
    void whatAVoiceCannotSayIsNoReasonToRest() throws SpeechFailure {
        TextToSpeech narrow = new Scripted("a", (stop, out) -> {
            throw new SpeechFailure(Kind.UNSUPPORTED, "unknown script");
        });
        TextToSpeech chain = chain(Runnable::run, narrow, speaking("b", 1));
        chain.speak(HELLO, Cancellation.NONE, sink);
        chain.speak(HELLO, Cancellation.NONE, sink);

        assertThat(asked).containsExactly("a", "b", "a", "b");
        assertThat(failures.told).isEmpty();
    }

    @Test
    void aCancelledOrderReturnsAtOnceAndNothingMoreIsHeard() throws Exception {
        SwitchedCancellation cancelled = new SwitchedCancellation();
        CountDownLatch leftBehind = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        TextToSpeech deaf = new Scripted("a", (stop, out) -> {
            out.accept(piece());
            cancelled.cancel();
            await(leftBehind);
            out.accept(piece());
            done.countDown();
        });
        chain(threads, deaf, speaking("b", 1)).speak(HELLO, cancelled, sink);
        assertThat(sink.pieces()).hasSize(1);

        leftBehind.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(sink.pieces()).hasSize(1);
        assertThat(asked).containsExactly("a");
        assertThat(failures.told).isEmpty();
    }

    private TextToSpeech chain(Executor engineThreads, TextToSpeech... engines) {
        return new TextToSpeechChain(
                List.of(engines), new FailoverRules(PATIENCE, REST, engineThreads, time, time, failures));
    }

    private TextToSpeech failing(String id) {
        return new Scripted(id, (stop, out) -> {
            out.word(new SpokenWord(0, 1, 1));
            throw new SpeechFailure(Kind.ENGINE, "broke");
        });
    }

    private TextToSpeech breakingOff(String id) {
        return new Scripted(id, (stop, out) -> {
            out.accept(piece());
            throw new SpeechFailure(Kind.ENGINE, "broke");
        });
    }

    /** At those of its own chunks, counted from 1. */
    private TextToSpeech slowAt(String id, Integer... chunks) {
        return new Scripted(id, (stop, out) -> {
            if (List.of(chunks).contains(Collections.frequency(asked, id))) {
                time.pass(PATIENCE);
            }
            out.accept(piece());
        });
    }

    private TextToSpeech speaking(String id, int pieces) {
        return new Scripted(id, (stop, out) -> {
            for (int i = 0; i < pieces; i++) {
                out.accept(piece());
            }
        });
    }

    private static Pcm piece() {
        return new Pcm(new short[80], 8_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Script {
        void speak(Cancellation stop, AudioSink out) throws SpeechFailure;
    }

    private final class Scripted implements TextToSpeech {
        private final String id;
        private final Script script;

        private Scripted(String id, Script script) {
            this.id = id;
            this.script = script;
        }

        @Override
        public EngineInfo info() {
            return new EngineInfo(id, "for tests", List.of(), false);
        }

        @Override
        public List<Voice> voices() {
            return List.of();
        }

        @Override
        public void speak(SpeakRequest request, Cancellation cancellation, AudioSink out) throws SpeechFailure {
            asked.add(id);
            script.speak(cancellation, out);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
