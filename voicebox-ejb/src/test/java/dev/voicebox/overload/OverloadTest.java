package dev.voicebox.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On virtual time: all processors are used, and no work runs. */
class OverloadTest {
    private long now;

    @Test
    void aServerThatFallsBehindRefuses() {
        Overload overload = fallenBehind(new OverloadSettings(true));

        assertThat(overload.isRefusing()).isTrue();
        assertThat(overload.load().cpu()).isEqualTo(1);
        assertThat(overload.load().queueAge()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void oneThatIsToldNotToRefuseDoesNot() {
        assertThat(fallenBehind(new OverloadSettings(false)).isRefusing()).isFalse();
    }

    @Test
    void whileWorkWaitsNobodyIsTakenWhateverTheIntake() {
        List<Runnable> waiting = new ArrayList<>();
        Overload overload = new Overload(
                new OverloadSettings(true), new CpuShare(Optional::empty, () -> 1), new Queues(() -> now), () -> now);
        overload.watch(waiting::add);
        for (int second = 0; second < 12; second++) {
            pass(overload);
        }
        for (int second = 0; second < 20; second++) {
            run(waiting);
            pass(overload);
            run(waiting);
        }
        assertThat(overload.isRefusing()).isTrue();
        assertThat(overload.intake()).isEqualTo(1);
        assertThat(overload.refusesNext()).isFalse();

        overload.probe();
        now += Duration.ofMillis(60).toNanos();
        assertThat(overload.refusesNext()).isTrue();

        run(waiting);
        overload.probe();
        run(waiting);
        assertThat(overload.refusesNext()).isFalse();
    }

    @Test
    void whoWouldWaitForSecondsIsRefusedAtOnce() {
        List<Runnable> waiting = new ArrayList<>();
        Overload overload = new Overload(
                new OverloadSettings(true), new CpuShare(Optional::empty, () -> 1), new Queues(() -> now), () -> now);
        overload.watch(waiting::add);
        pass(overload);
        assertThat(overload.refusesNext()).isFalse();

        now += LoadGate.FAR_TOO_LATE.toNanos();
        assertThat(overload.isRefusing()).isFalse();
        assertThat(overload.refusesNext()).isTrue();

        run(waiting);
        overload.probe();
        run(waiting);
        assertThat(overload.refusesNext()).isFalse();
    }

    private static void run(List<Runnable> waiting) {
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    private void pass(Overload overload) {
        now += Duration.ofSeconds(1).toNanos();
        overload.probe();
        overload.look();
    }

    private Overload fallenBehind(OverloadSettings settings) {
        Overload overload =
                new Overload(settings, new CpuShare(Optional::empty, () -> 1), new Queues(() -> now), () -> now);
        overload.watch(Runnable::run);
        overload.watch(work -> {});
        for (int second = 0; second < 12; second++) {
            pass(overload);
        }
        return overload;
    }
}
