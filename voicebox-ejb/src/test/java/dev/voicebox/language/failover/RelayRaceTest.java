package dev.voicebox.language.failover;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.Timers;
import dev.voicebox.language.breaker.BreakerRules;
import dev.voicebox.language.breaker.Breakers;
import dev.voicebox.language.breaker.Circuit;

import static org.assertj.core.api.Assertions.assertThat;

/** Three providers on threads of their own, a hedge, deadlines and a caller who may hang up, all within some milliseconds. */
class RelayRaceTest {
    private static final int SEEDS = 1_000;
    private static final Duration FIRST_TOKEN = Duration.ofMillis(4);
    private static final FailoverRules RULES = new FailoverRules(Duration.ofMillis(12), Duration.ofMillis(1));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        clock.shutdownNow();
    }

    @Test
    void anAnswerHasOneVoiceAndOneEndAndEveryCallIsSettled() throws Exception {
        AtomicInteger switched = new AtomicInteger();
        for (int seed = 0; seed < SEEDS; seed++) {
            switched.addAndGet(once(new Random(seed), seed));
        }

        assertThat(switched.get()).as("answers for which another was asked").isGreaterThan(SEEDS / 10);
    }

    private int once(Random random, int seed) throws Exception {
        Phaser talking = new Phaser(1);
        AtomicInteger begun = new AtomicInteger();
        List<Candidate> candidates = new ArrayList<>();
        for (String letter : List.of("a", "b", "c")) {
            candidates.add(
                    new Candidate(new Talker(letter, new Random(random.nextLong()), talking, begun), FIRST_TOKEN));
        }
        RecordingWatch watch = new RecordingWatch();
        Breakers breakers = new Breakers(new BreakerRules(1_000, Duration.ofSeconds(1), 1), InstantSource.system());
        Rests rests = new Rests(InstantSource.system());
        Means means = new Means(RULES, breakers, rests, Timers.on(clock), InstantSource.system(), watch);
        RecordingAnswer answer = new RecordingAnswer();
        ModelCall call = new FailoverModel(() -> candidates, "t", means).stream(Requests.saying("hello"), answer);
        boolean cancels = random.nextInt(3) == 0;
        if (cancels) {
            TimeUnit.MICROSECONDS.sleep(random.nextInt(6_000));
            call.cancel();
        } else {
            answer.awaitEnd();
        }
        talking.awaitAdvanceInterruptibly(talking.arriveAndDeregister(), 20, TimeUnit.SECONDS);

        assertThat(answer.faults()).as("seed %d", seed).isEmpty();
        assertThat(answer.text().chars().distinct().count())
                .as("voices of seed %d: %s", seed, answer.text())
                .isLessThanOrEqualTo(1);
        int ends = answer.finishes().size() + answer.failures().size();
        assertThat(ends).as("ends of seed %d", seed).isBetween(cancels ? 0 : 1, 1);
        awaitReports(watch, begun);
        assertThat(watch.calls()).as("reports of seed %d", seed).hasSize(begun.get());
        candidates.forEach(candidate -> assertThat(
                        breakers.inFlight(new Circuit("t", candidate.model().provider())))
                .as("seed %d", seed)
                .isZero());
        return watch.failovers().isEmpty() ? 0 : 1;
    }

    /** A deadline that passed at the moment of the cancel reports on its own thread. */
    private static void awaitReports(RecordingWatch watch, AtomicInteger begun) {
        long patience = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (watch.calls().size() < begun.get() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
    }

    /** Says its letter some times and ends somehow, and does not stop talking for a cancel. */
    private final class Talker implements LanguageModel {
        private final String letter;
        private final Random random;
        private final Phaser talking;
        private final AtomicInteger begun;

        private Talker(String letter, Random random, Phaser talking, AtomicInteger begun) {
            this.letter = letter;
            this.random = random;
            this.talking = talking;
            this.begun = begun;
        }

        @Override
        public String provider() {
            return letter;
        }

        @Override
        public String model() {
            return letter;
        }

        @Override
        public ModelCall stream(ModelRequest request, ModelListener listener) {
            begun.incrementAndGet();
            int end = random.nextInt(4);
            int words = end == 3 ? 0 : random.nextInt(3);
            int waits = random.nextInt(3) * 1_000 + random.nextInt(400);
            talking.register();
            threads.execute(() -> talk(listener, end, words, waits));
            return () -> {};
        }

        private void talk(ModelListener listener, int end, int words, int waits) {
            try {
                TimeUnit.MICROSECONDS.sleep(waits);
                for (int i = 0; i < words; i++) {
                    listener.onText(letter);
                }
                if (end == 0) {
                    listener.onFinished(FinishReason.STOP);
                } else if (end < 3 || words > 0) {
                    listener.onFailed(new ModelFailure(Kind.PROVIDER, letter, letter + " failed."));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                talking.arriveAndDeregister();
            }
        }
    }
}
