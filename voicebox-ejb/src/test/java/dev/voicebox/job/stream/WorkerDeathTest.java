package dev.voicebox.job.stream;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.stream.StreamFleet.WorkerHandle;
import dev.voicebox.job.stream.worker.WorkRules;
import dev.voicebox.persistence.redis.work.QueueLoad;
import dev.voicebox.persistence.redis.work.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Workers that die, fail or hang in the middle of their work, and a Redis that goes away; on a real Redis, with real threads. */
@Timeout(120)
class WorkerDeathTest {
    /** As in a server, but for the times, which are a tenth. */
    private static final WorkRules QUICK =
            new WorkRules(Duration.ofMillis(600), Duration.ofMillis(100), Duration.ofMillis(400), 3);

    private static final String TEXT = "one two three four five six seven eight nine ten";

    private final StreamFleet fleet = new StreamFleet();
    private final StreamSpeechWork work = fleet.gateway();

    @AfterEach
    void close() throws InterruptedException {
        fleet.close();
    }

    @Test
    void aChunkIsSpokenToItsEndAlthoughItsWorkerDiesInTheMiddle() throws Exception {
        byte[] whole = alone();
        CountDownLatch middle = new CountDownLatch(1);
        SteppedVoice doomed = new SteppedVoice(fleet.engines(), piece -> {
            if (piece == 5) {
                middle.countDown();
                SteppedVoice.hang();
            }
        });
        WorkerHandle dying = fleet.worker(WorkKind.TTS, doomed, QUICK);
        Heard heard = new Heard();
        work.speak(order(), new CancelToken(), heard);
        assertThat(middle.await(20, TimeUnit.SECONDS)).isTrue();
        dying.die().run();
        fleet.worker(WorkKind.TTS, fleet.engines(), QUICK);

        assertThat(heard.awaitEnd().ends()).containsExactly("done");
        assertThat(heard.audio()).isEqualTo(whole);
        assertThat(heard.words().stream().flatMap(List::stream)).hasSize(10);
        assertThat(heard.late()).isZero();
        assertThat(fleet.queue(WorkKind.TTS).load().takenOver()).isEqualTo(1);
    }

    @Test
    void aWorkerThatThawsSaysNothingMore() throws Exception {
        byte[] whole = alone();
        CountDownLatch middle = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        SteppedVoice frozen = new SteppedVoice(fleet.engines(), piece -> {
            if (piece == 3) {
                middle.countDown();
                SteppedVoice.hang(thaw);
            }
        });
        WorkerHandle freezing = fleet.frozenWorker(WorkKind.TTS, frozen, QUICK);
        Heard heard = new Heard();
        work.speak(order(), new CancelToken(), heard);
        assertThat(middle.await(20, TimeUnit.SECONDS)).isTrue();
        fleet.worker(WorkKind.TTS, fleet.engines(), QUICK);
        heard.awaitEnd();
        thaw.countDown();
        frozen.awaitEnd();

        assertThat(heard.ends()).containsExactly("done");
        assertThat(heard.audio()).isEqualTo(whole);
        assertThat(freezing.worker().running()).isZero();
    }

    @Test
    void afterThreeFailuresTheOrderIsBuriedAndTheSessionHearsOfIt() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        SteppedVoice broken = new SteppedVoice(fleet.engines(), piece -> {
            tries.incrementAndGet();
            throw new SteppedVoice.Broken();
        });
        fleet.worker(WorkKind.TTS, broken, QUICK);
        Heard heard = new Heard();
        work.speak(order(), new CancelToken(), heard);

        assertThat(heard.awaitEnd().ends()).containsExactly("failed: broken");
        assertThat(tries).hasValue(3);
        assertThat(fleet.settled(WorkKind.TTS)).isEqualTo(new QueueLoad(0, 0, 0, 0, 2, 1));
    }

    @Test
    void aCancelReachesTheEngineThatHangs() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        SteppedVoice hanging = new SteppedVoice(fleet.engines(), piece -> {
            begun.countDown();
            SteppedVoice.hang();
        });
        fleet.worker(WorkKind.TTS, hanging, QUICK);
        CancelToken cancel = new CancelToken();
        work.speak(order(), cancel, new Heard());
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        long from = System.nanoTime();
        cancel.cancel();
        long took = (hanging.awaitCancel() - from) / 1_000_000;

        System.out.println("a cancel took " + took + " ms to the engine of a worker");
        assertThat(fleet.settled(WorkKind.TTS)).isEqualTo(new QueueLoad(0, 0, 0, 0, 0, 0));
    }

    @Test
    void wordsReachTheirSession() throws Exception {
        AtomicLong known = new AtomicLong();
        fleet.worker(WorkKind.STT, new ToldEars(fleet.engines(), () -> known.set(System.nanoTime())), QUICK);
        long[] took = new long[200];
        for (int i = 0; i < took.length; i++) {
            CountDownLatch done = new CountDownLatch(1);
            long[] at = new long[1];
            byte[] sound = new byte[48_000];
            work.transcribe(
                    new TranscribeOrder(AudioFormat.PCM, sound, null, null),
                    new CancelToken(),
                    new TranscriptListener() {
                        @Override
                        public void onTranscript(Transcript transcript) {
                            at[0] = System.nanoTime();
                            done.countDown();
                        }

                        @Override
                        public void onFailed(SpeechTrouble trouble, String message) {
                            throw new AssertionError(message);
                        }
                    });
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            took[i] = at[0] - known.get();
        }
        Arrays.sort(took);
        System.out.printf(
                "from the words at the worker to the session: p50 %.1f ms, p99 %.1f ms, max %.1f ms of %d%n",
                took[100] / 1e6, took[198] / 1e6, took[199] / 1e6, took.length);
        assertThat(IntStream.range(0, took.length).allMatch(i -> took[i] > 0)).isTrue();
    }

    @Test
    void withoutRedisAnOrderFailsPlainlyAndLaterOnesGoOnWhenItIsBack() throws Exception {
        fleet.worker(WorkKind.TTS, fleet.engines(), QUICK);
        fleet.server().close();
        Heard first = new Heard();
        work.speak(order(), new CancelToken(), first);
        assertThat(first.awaitEnd().ends()).containsExactly("failed: " + SpeechReply.words(Loss.AWAY));

        fleet.server().startAgain();
        Heard heard = new Heard();
        while (heard.ends().isEmpty() || heard.ends().get(0).startsWith("failed")) {
            heard = new Heard();
            work.speak(order(), new CancelToken(), heard);
            heard.awaitEnd();
        }
        assertThat(heard.ends()).containsExactly("done");
    }

    @Test
    void whatRedisForgotFailsPlainly() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        SteppedVoice hanging = new SteppedVoice(fleet.engines(), piece -> {
            begun.countDown();
            SteppedVoice.hang();
        });
        fleet.worker(WorkKind.TTS, hanging, QUICK);
        Heard heard = new Heard();
        work.speak(order(), new CancelToken(), heard);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        fleet.forget();

        assertThat(heard.awaitEnd().ends()).containsExactly("failed: " + SpeechReply.words(Loss.LOST));
        hanging.awaitCancel();
    }

    private byte[] alone() throws InterruptedException {
        Heard heard = new Heard();
        fleet.engines().speak(order(), new CancelToken(), heard);
        return heard.awaitEnd().audio();
    }

    private static SpeakOrder order() {
        return new SpeakOrder(0, TEXT, "alloy", 1, AudioFormat.PCM);
    }
}
