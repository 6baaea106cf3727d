package dev.voicebox.overload;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On virtual time, a sample a second. */
class LoadGateTest {
    private final LoadGate gate = new LoadGate();
    private long second;

    @Test
    void aServerThatFallsBehindForTenSecondsRefuses() {
        for (int i = 0; i < 10; i++) {
            sample(1.0, 20 * i);
            assertThat(gate.isRefusing()).as("after %d s", i).isFalse();
        }

        sample(1.0, 200);

        assertThat(gate.isRefusing()).isTrue();
    }

    @Test
    void oneInWhichWorkWaitsHalfASecondRefusesAfterTwo() {
        samples(2, 1.0, 600);
        assertThat(gate.isRefusing()).isFalse();

        sample(1.0, 600);

        assertThat(gate.isRefusing()).isTrue();
    }

    @Test
    void aPauseOfOneSecondIsNotYetOverload() {
        samples(4, 1.0, 10);
        sample(1.0, 2_000);
        samples(4, 1.0, 10);

        assertThat(gate.isRefusing()).isFalse();
    }

    @Test
    void oneThatIsBusyAndKeepsUpDoesNot() {
        samples(60, 1.0, 5);

        assertThat(gate.isRefusing()).isFalse();
    }

    @Test
    void oneInWhichNothingWaitsLongerThanBeforeDoesNot() {
        samples(60, 1.0, 90);

        assertThat(gate.isRefusing()).isFalse();
    }

    @Test
    void whatWaitsLongerWithoutUsingTheProcessorDoesNotCount() {
        for (int i = 0; i < 60; i++) {
            sample(0.90, 20 * i);
        }

        assertThat(gate.isRefusing()).isFalse();
    }

    @Test
    void oneQuietSecondBeginsTheTenAnew() {
        fallsBehind(9);
        sample(0.5, 300);
        fallsBehind(10);
        assertThat(gate.isRefusing()).isFalse();

        fallsBehind(1);
        assertThat(gate.isRefusing()).isTrue();
    }

    @Test
    void itIsOpenAgainAfterTenSecondsBelowFourFifths() {
        fallsBehind(11);

        samples(10, 0.79, 0);
        assertThat(gate.isRefusing()).isTrue();
        sample(0.79, 0);
        assertThat(gate.isRefusing()).isFalse();
    }

    @Test
    void inBetweenItStaysAsItWas() {
        fallsBehind(11);
        samples(120, 0.85, 0);
        assertThat(gate.isRefusing()).isTrue();

        samples(11, 0.5, 0);
        samples(120, 0.94, 500);
        assertThat(gate.isRefusing()).isFalse();
    }

    @Test
    void itSaysWhenThatChanges() {
        fallsBehind(10);
        assertThat(sample(1.0, 10_000)).isTrue();
        assertThat(sample(1.0, 10_000)).isFalse();
    }

    private void fallsBehind(int seconds) {
        for (int i = 0; i < seconds; i++) {
            sample(0.97, 60 + 5 * second);
        }
    }

    private void samples(int count, double cpu, long ageMs) {
        for (int i = 0; i < count; i++) {
            sample(cpu, ageMs);
        }
    }

    private boolean sample(double cpu, long ageMs) {
        second++;
        return gate.onSample(
                new Load(cpu, Duration.ofMillis(ageMs)),
                Duration.ofSeconds(second).toNanos());
    }
}
