package dev.voicebox.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueueProbeTest {
    private final List<Runnable> waiting = new ArrayList<>();
    private long now;
    private final QueueProbe probe = new QueueProbe(waiting::add, () -> now);

    @Test
    void workThatStillWaitsIsAsOldAsItIs() {
        probe.ask();
        probe.takeAge();
        now = 300;
        probe.ask();
        assertThat(probe.takeAge()).isEqualTo(Duration.ofNanos(300));
        now = 700;
        probe.ask();
        assertThat(probe.takeAge()).isEqualTo(Duration.ofNanos(700));
        assertThat(waiting).hasSize(1);
    }

    @Test
    void workThatHasRunTellsHowLongItHadWaited() {
        probe.ask();
        probe.takeAge();
        now = 40;
        waiting.remove(0).run();
        now = 1_000;
        probe.ask();

        assertThat(probe.takeAge()).isEqualTo(Duration.ofNanos(40));
        assertThat(waiting).hasSize(1);
    }

    @Test
    void onePauseAmongManyCountsForOneOfThem() {
        for (int i = 0; i < 10; i++) {
            probe.ask();
            now += i == 8 ? 1_000 : 0;
            waiting.remove(0).run();
        }

        assertThat(probe.takeAge()).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void workIsAsOldNowAsThatWhichWaitsOrAsThatWhichRanLast() {
        probe.ask();
        now = 300;
        assertThat(probe.age()).isEqualTo(Duration.ofNanos(300));

        waiting.remove(0).run();
        now = 1_000;
        assertThat(probe.age()).isEqualTo(Duration.ofNanos(300));

        probe.ask();
        waiting.remove(0).run();
        assertThat(probe.age()).isZero();
    }

    @Test
    void whatWasAskedBeforeIsForgotten() {
        probe.ask();
        now = 500;
        probe.ask();
        probe.takeAge();
        waiting.remove(0).run();

        assertThat(probe.takeAge()).isZero();
    }
}
