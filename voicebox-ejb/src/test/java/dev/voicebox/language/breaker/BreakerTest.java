package dev.voicebox.language.breaker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.breaker.Breaker.Closed;
import dev.voicebox.language.breaker.Breaker.HalfOpen;
import dev.voicebox.language.breaker.Breaker.Open;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTest {
    private static final BreakerRules RULES = BreakerRules.STANDARD;
    private static final Instant START = Instant.EPOCH;

    @Test
    void theFifthFailureInARowOpensItAndNotTheFourth() {
        Breaker breaker = after(Breaker.FRESH, Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE, Outcome.FAILURE);
        assertThat(breaker.state()).isEqualTo(new Closed(4));

        assertThat(after(breaker, Outcome.FAILURE).state()).isEqualTo(new Open(START.plusSeconds(30)));
    }

    @Test
    void aSuccessBetweenThemStartsTheCountAnew() {
        Breaker breaker = after(Breaker.FRESH, Outcome.FAILURE, Outcome.FAILURE, Outcome.SUCCESS, Outcome.FAILURE);

        assertThat(breaker.state()).isEqualTo(new Closed(1));
    }

    @Test
    void whatTheCallerDidNeitherCountsNorForgives() {
        Breaker breaker = after(Breaker.FRESH, Outcome.FAILURE, Outcome.NEUTRAL, Outcome.FAILURE);

        assertThat(breaker.state()).isEqualTo(new Closed(2));
    }

    @Test
    void whileOpenNobodyIsAdmittedForThirtySeconds() {
        Breaker open = opened();

        assertThat(open.admit(START.plusMillis(29_999), RULES).admitted()).isFalse();
        assertThat(open.admit(START.plusSeconds(30), RULES).next().state()).isEqualTo(new HalfOpen(1));
    }

    @Test
    void aProbeThatFailsOpensItForAWholeWaitAgain() {
        Instant later = START.plusSeconds(40);
        Breaker probing = opened().admit(later, RULES).next();

        assertThat(probing.settle(probing.era(), Outcome.FAILURE, later, RULES).state())
                .isEqualTo(new Open(later.plusSeconds(30)));
    }

    @Test
    void aProbeThatIsBrokenOffMakesRoomForAnother() {
        Instant later = START.plusSeconds(30);
        Breaker two = opened().admit(later, RULES).next().admit(later, RULES).next();
        assertThat(two.admit(later, RULES).admitted()).isFalse();

        Breaker one = two.settle(two.era(), Outcome.NEUTRAL, later, RULES);
        assertThat(one.admit(later, RULES).admitted()).isTrue();
    }

    @Test
    void anAnswerFromBeforeTheOutageClosesNothing() {
        Breaker before = Breaker.FRESH.admit(START, RULES).next();
        Breaker open = after(before, failures(5));
        Breaker probing = open.admit(START.plusSeconds(30), RULES).next();

        Breaker late = probing.settle(before.era(), Outcome.SUCCESS, START.plusSeconds(31), RULES);
        assertThat(late.state()).isEqualTo(new HalfOpen(1));
    }

    @Test
    void itEqualsTheReferenceOverRandomHistories() {
        for (int seed = 0; seed < 500; seed++) {
            follow(new Random(seed), seed);
        }
    }

    /** 400 steps: calls begin, end in any order and any way, and time passes, often by about the 30 s that matter. */
    private static void follow(Random random, int seed) {
        ReferenceBreaker reference = new ReferenceBreaker();
        Breaker breaker = Breaker.FRESH;
        Map<Integer, Long> running = new HashMap<>();
        int opened = 0;
        long second = 0;
        for (int step = 0; step < 400; step++) {
            second += random.nextInt(6) == 0 ? 27 + random.nextInt(6) : random.nextInt(2);
            Instant now = START.plusSeconds(second);
            if (random.nextInt(5) < 3) {
                Breaker.Admission admission = breaker.admit(now, RULES);
                assertThat(admission.admitted())
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(reference.asks(step, second));
                breaker = admission.next();
                if (admission.admitted()) {
                    running.put(step, breaker.era());
                }
            } else if (!running.isEmpty()) {
                List<Integer> calls = new ArrayList<>(running.keySet());
                int call = calls.get(random.nextInt(calls.size()));
                Outcome outcome = anyOutcome(random);
                breaker = breaker.settle(running.remove(call), outcome, now, RULES);
                reference.ends(call, outcome, second);
            }
            opened += breaker.state() instanceof Open ? 1 : 0;
            assertThat(word(breaker)).as("seed %d step %d", seed, step).isEqualTo(reference.state());
            assertThat(breaker.inFlight()).isEqualTo(running.size());
            if (breaker.state() instanceof Closed closed) {
                assertThat(closed.failures()).isEqualTo(reference.failuresInARow());
            }
        }
        assertThat(opened).as("seed %d is of use", seed).isPositive();
    }

    private static Outcome anyOutcome(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Outcome.SUCCESS;
            case 1, 2 -> Outcome.NEUTRAL;
            default -> Outcome.FAILURE;
        };
    }

    private static String word(Breaker breaker) {
        return breaker.state() instanceof Closed ? "closed" : breaker.state() instanceof Open ? "open" : "half-open";
    }

    private static Breaker opened() {
        return after(Breaker.FRESH, failures(5));
    }

    private static Outcome[] failures(int count) {
        Outcome[] all = new Outcome[count];
        java.util.Arrays.fill(all, Outcome.FAILURE);
        return all;
    }

    private static Breaker after(Breaker begin, Outcome... outcomes) {
        Breaker breaker = begin;
        for (Outcome outcome : outcomes) {
            breaker = breaker.admit(START, RULES).next();
            breaker = breaker.settle(breaker.era(), outcome, START.plus(Duration.ZERO), RULES);
        }
        return breaker;
    }
}
