package dev.voicebox.language.breaker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.ManualTimers;

import static org.assertj.core.api.Assertions.assertThat;

class BreakersTest {
    private static final Circuit MINE = new Circuit("a", "openai");
    private static final Circuit THEIRS = new Circuit("b", "openai");
    private static final Circuit OTHER_PROVIDER = new Circuit("a", "groq");

    private final ManualTimers clock = new ManualTimers();
    private final Breakers breakers = new Breakers(BreakerRules.STANDARD, clock);

    @Test
    void whatFailsForOneTenantIsAskedForAnother() {
        fail(MINE, 5);

        assertThat(breakers.ask(MINE)).isEmpty();
        assertThat(breakers.ask(THEIRS)).isPresent();
        assertThat(breakers.ask(OTHER_PROVIDER)).isPresent();
        assertThat(breakers.openUntil(MINE)).contains(clock.instant().plusSeconds(30));
        assertThat(breakers.notClosed("openai")).isEqualTo(1);
    }

    @Test
    void aPermitCountsOnce() {
        Permit permit = breakers.ask(MINE).orElseThrow();
        for (int i = 0; i < 9; i++) {
            permit.settle(Outcome.FAILURE);
        }

        assertThat(breakers.of(MINE).state()).isEqualTo(new Breaker.Closed(1));
    }

    @Test
    void aHundredCallersAtOnceAreTwoProbes() throws Exception {
        for (int round = 0; round < 20; round++) {
            Circuit circuit = new Circuit("tenant" + round, "openai");
            fail(circuit, 5);
            clock.advance(Duration.ofSeconds(30));

            assertThat(atOnce(100, () -> breakers.ask(circuit))).hasSize(2);
        }
    }

    @Test
    void aHundredFailuresAtOnceOpenItOnce() throws Exception {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            permits.add(breakers.ask(MINE).orElseThrow());
        }
        List<Permit> left = java.util.Collections.synchronizedList(permits);
        atOnce(100, () -> {
            left.remove(0).settle(Outcome.FAILURE);
            return Optional.empty();
        });

        assertThat(breakers.of(MINE).state())
                .isEqualTo(new Breaker.Open(clock.instant().plusSeconds(30)));
        assertThat(breakers.of(MINE).inFlight()).isZero();
    }

    @Test
    void tenantsThatAreWellCostNoMemory() {
        for (int i = 0; i < 10_000; i++) {
            breakers.ask(new Circuit("t" + i, "openai")).orElseThrow().settle(Outcome.SUCCESS);
        }

        assertThat(breakers.size()).isZero();
    }

    @Test
    void whatNobodyUsesIsForgottenAndWhatRunsIsNot() {
        fail(MINE, 3);
        breakers.ask(THEIRS).orElseThrow();
        clock.advance(Duration.ofMinutes(10).plusMillis(1));
        breakers.ask(OTHER_PROVIDER);

        assertThat(breakers.of(MINE)).isEqualTo(Breaker.FRESH);
        assertThat(breakers.of(THEIRS).inFlight()).isEqualTo(1);
    }

    private void fail(Circuit circuit, int times) {
        for (int i = 0; i < times; i++) {
            breakers.ask(circuit).orElseThrow().settle(Outcome.FAILURE);
        }
    }

    /** What those that were given something got. */
    private static List<Permit> atOnce(int callers, Callable<Optional<Permit>> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CyclicBarrier start = new CyclicBarrier(callers);
        List<Future<Optional<Permit>>> asked = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            asked.add(threads.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        List<Permit> given = new ArrayList<>();
        for (Future<Optional<Permit>> one : asked) {
            one.get().ifPresent(given::add);
        }
        threads.shutdown();
        return given;
    }
}
