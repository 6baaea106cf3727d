package dev.voicebox.overload;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On virtual time, a sample a second. */
class IntakeTest {
    private final Intake intake = new Intake();

    @Test
    void nothingIsTakenWhileWorkWaits() {
        intake.close();
        samples(60, 1.0, 500);

        assertThat(takenOf(1_000)).isZero();
    }

    @Test
    void moreAndMoreIsTakenWhileNothingWaitsWhateverTheProcessorsDo() {
        intake.close();
        samples(1, 1.0, 0);
        int first = takenOf(1_000);
        samples(3, 1.0, 0);

        assertThat(takenOf(1_000)).isGreaterThan(first);
        samples(10, 1.0, 0);
        assertThat(takenOf(1_000)).isEqualTo(1_000);
    }

    @Test
    void itStaysAsItIsWhileWorkWaitsALittle() {
        samples(6, 1.0, 0);
        double share = intake.share();
        samples(30, 1.0, 10);

        assertThat(intake.share()).isEqualTo(share).isBetween(0.1, 0.9);
    }

    @Test
    void aTenthLessIsTakenWhenWorkBeginsToWait() {
        samples(6, 1.0, 0);
        double share = intake.share();
        samples(1, 1.0, 60);

        assertThat(intake.share()).isEqualTo(0.9 * share);
    }

    @Test
    void whatWasTooMuchBeforeIsTriedCarefully() {
        samples(6, 1.0, 0);
        double tooMuch = intake.share();
        samples(1, 1.0, 60);

        samples(1, 1.0, 0);

        assertThat(intake.share()).isBetween(0.9 * tooMuch, tooMuch);
    }

    @Test
    void whatWaitsForSomeSecondsWasTooMuchOnce() {
        samples(6, 1.0, 0);
        double tooMuch = intake.share();
        samples(6, 1.0, 60);
        assertThat(intake.share()).isLessThan(0.6 * tooMuch);

        samples(2, 1.0, 0);

        assertThat(intake.share()).isBetween(0.75 * tooMuch, tooMuch);
    }

    @Test
    void itIsSoonBackAtWhatItCouldBearWhenItHadToStop() {
        samples(6, 1.0, 0);
        double tooMuch = intake.share();
        samples(5, 1.0, 700);
        assertThat(intake.share()).isZero();

        samples(7, 1.0, 0);

        assertThat(intake.share()).isBetween(0.75 * tooMuch, tooMuch);
    }

    @Test
    void thoseWhoAreTakenAreSpreadEvenly() {
        samples(5, 0.5, 0);
        double share = intake.share();

        for (int i = 0; i < 50; i++) {
            assertThat((double) takenOf(100)).isBetween(100 * share - 1, 100 * share + 1);
        }
    }

    /** Which swung between three times its load and none before. */
    @Test
    void aServerToWhichThreeTimesItsLoadComesDoesNineTenthsOfWhatItCan() {
        LoadGate gate = new LoadGate();
        double waiting = 0;
        double done = 0;
        double longest = 0;
        for (int second = 0; second < 120; second++) {
            double share = gate.isRefusing() ? intake.share() : 1;
            waiting += 300 * share;
            double now = Math.min(100, waiting);
            waiting -= now;
            Load load = new Load(
                    Math.min(1, now / 100 + 300 * (1 - share) * 0.0002), Duration.ofMillis(Math.round(10 * waiting)));
            if (gate.onSample(load, Duration.ofSeconds(second).toNanos())) {
                intake.close();
            } else if (gate.isRefusing()) {
                intake.onSample(load);
            }
            if (second >= 60) {
                done += now;
                longest = Math.max(longest, waiting / 100);
            }
        }

        assertThat(done).isGreaterThan(0.9 * 60 * 100);
        assertThat(longest).as("seconds that work waits").isLessThan(1);
    }

    private void samples(int count, double cpu, long ageMs) {
        for (int i = 0; i < count; i++) {
            intake.onSample(new Load(cpu, Duration.ofMillis(ageMs)));
        }
    }

    private int takenOf(int many) {
        return (int) IntStream.range(0, many).filter(i -> intake.takes()).count();
    }
}
