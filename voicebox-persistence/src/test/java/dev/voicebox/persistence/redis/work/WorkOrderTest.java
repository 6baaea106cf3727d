package dev.voicebox.persistence.redis.work;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkOrderTest {
    private static final WorkOrder ORDER = new WorkOrder(
            new JobAddress("gw-1", "acme", "sess_1", "job-1"),
            WorkKind.STT,
            WorkOrder.Lane.BATCH,
            Duration.ofSeconds(20),
            new WorkOrder.Share(1_840, 2));

    @Test
    void anOrderArrivesAsItWas() {
        assertThat(WorkOrder.ofForm(ORDER.form())).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a}b", "{a", "a|b", "a b", "a\nb", "*", "a:b", "é"})
    void noNameReachesIntoTheKeysOfOthers(String name) {
        assertThatThrownBy(() -> new JobAddress(name, "acme", "s", "j")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobAddress("g", name, "s", "j")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobAddress("g", "acme", name, "j")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobAddress("g", "acme", "s", name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "20000", "20000|STT|BATCH|1|1|a/b/c", "x|STT|BATCH|1|1|a/b/c/d", "1|TASTE|LIVE|1|1|a/b/c/d"})
    void whatIsNoOrderIsRefused(String form) {
        assertThatThrownBy(() -> WorkOrder.ofForm(form)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void costWeightAndPatienceHaveBounds() {
        assertThatThrownBy(() -> new WorkOrder.Share(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkOrder.Share(1, 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkOrder(
                        ORDER.job(), WorkKind.TTS, WorkOrder.Lane.LIVE, Duration.ofHours(2), ORDER.share()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allKeysOfAJobAndOfAQueueAreInOneSlotEach() {
        assertThat(WorkKeys.of(ORDER.job())).allMatch(key -> key.startsWith("voicebox:{work/gw-1}:"));
        assertThat(WorkKeys.queue(WorkKind.STT)).allMatch(key -> key.startsWith("voicebox:{work-stt}:"));
        assertThat(WorkKeys.workers(WorkKind.STT)).allMatch(key -> key.startsWith("voicebox:{work-stt}:"));
    }
}
