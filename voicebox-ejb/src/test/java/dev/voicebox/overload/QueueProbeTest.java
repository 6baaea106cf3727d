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
        probe.age();
        now = 300;
        assertThat(probe.age()).isEqualTo(Duration.ofNanos(300));
        now = 700;
        assertThat(probe.age()).isEqualTo(Duration.ofNanos(700));
        assertThat(waiting).hasSize(1);
    }

    @Test
    void workThatHasRunTellsHowLongItHadWaited() {
        probe.age();
        now = 40;
        waiting.remove(0).run();
        now = 1_000;

        assertThat(probe.age()).isEqualTo(Duration.ofNanos(40));
        assertThat(waiting).hasSize(1);
    }
}
