package dev.voicebox.job.local;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.failover.Alarm;
import dev.voicebox.speech.failover.FailoverListener;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.tts.TextToSpeechChain;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left of a chunk when its order is taken back while an engine speaks that does not listen. */
class CancelledSpeechTest {
    private static final SpeakOrder ORDER = new SpeakOrder(0, "Hello there.", "alloy", 1, AudioFormat.PCM);
    private static final Pcm SECOND = new Pcm(new short[24_000], 24_000);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CancelToken cancel = new CancelToken();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch engineGone = new CountDownLatch(1);
    private final Told told = new Told();

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
    }

    @Test
    void nothingIsToldAfterTheCancelAndTheLaneIsFreeAtOnce() throws Exception {
        ScriptedVoice deaf = new ScriptedVoice((request, cancellation, sink) -> {
            sink.accept(SECOND);
            cancel.cancel();
            waitFor(release);
            sink.accept(SECOND);
            engineGone.countDown();
        });

        // Returns although the engine is still inside: else this test would never end.
        new SpeakTask(chain(deaf), ORDER, cancel, told).run();
        int heard = told.pieces.get();
        release.countDown();

        assertThat(engineGone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).isPositive();
        assertThat(told.pieces).hasValue(heard);
        assertThat(told.ends).hasValue(0);
    }

    @Test
    void anEngineIsToldOfTheCancelThroughItsCancellation() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        ScriptedVoice listening = new ScriptedVoice((request, cancellation, sink) -> {
            CountDownLatch stop = new CountDownLatch(1);
            cancellation.onCancel(stop::countDown);
            asked.countDown();
            waitFor(stop);
            assertThat(cancellation.isCancelled()).isTrue();
            engineGone.countDown();
        });
        threads.execute(new SpeakTask(chain(listening), ORDER, cancel, told));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        cancel.cancel();

        assertThat(engineGone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told.ends).hasValue(0);
    }

    @Test
    void anOrderThatWasCancelledBeforeItsTurnReachesNoEngine() {
        cancel.cancel();
        new SpeakTask(chain(new ScriptedVoice((request, cancellation, sink) -> told.onDone())), ORDER, cancel, told)
                .run();

        assertThat(told.ends).hasValue(0);
    }

    private TextToSpeechChain chain(ScriptedVoice voice) {
        return new TextToSpeechChain(
                List.of(voice),
                new FailoverRules(
                        Duration.ofSeconds(3),
                        FailoverRules.REST,
                        threads,
                        Alarm.NEVER,
                        InstantSource.system(),
                        FailoverListener.NONE));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Told implements SpokenListener {
        private final AtomicInteger pieces = new AtomicInteger();
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        public void onAudio(SpokenPiece piece) {
            pieces.incrementAndGet();
        }

        @Override
        public void onDone() {
            ends.incrementAndGet();
        }

        @Override
        public void onFailed(SpeechTrouble trouble, String message) {
            ends.incrementAndGet();
        }
    }
}
