package dev.voicebox.overload;

import java.time.Duration;
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

    private Overload fallenBehind(OverloadSettings settings) {
        Overload overload =
                new Overload(settings, new CpuShare(Optional::empty, () -> 1), new Queues(() -> now), () -> now);
        overload.watch(Runnable::run);
        overload.watch(work -> {});
        for (int second = 0; second < 12; second++) {
            now += Duration.ofSeconds(1).toNanos();
            overload.probe();
            overload.look();
        }
        return overload;
    }
}
