package dev.voicebox.job.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LaneTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void onlySoManyTasksRunAtATime() {
        Lane lane = new Lane(threads::add, 2);
        for (int i = 0; i < 5; i++) {
            String name = "task " + i;
            lane.execute(() -> done.add(name));
        }
        assertThat(threads).hasSize(2);

        while (!threads.isEmpty()) {
            threads.remove().run();
            assertThat(threads).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(done).containsExactly("task 0", "task 1", "task 2", "task 3", "task 4");
    }

    @Test
    void aTaskThatThrowsDoesNotHoldUpTheNext() {
        Lane lane = new Lane(threads::add, 1);
        lane.execute(() -> {
            throw new IllegalStateException("broken");
        });
        lane.execute(() -> done.add("next"));

        assertThatThrownBy(() -> threads.remove().run()).isInstanceOf(IllegalStateException.class);
        threads.remove().run();
        assertThat(done).containsExactly("next");
    }

    @Test
    void aDelayHoldsNoPlaceInTheLane() {
        List<Runnable> later = new ArrayList<>();
        WorkPlaces places = WorkPlaces.on(threads::add, 1, (delay, task) -> later.add(task));
        places.speak(Duration.ofMillis(200), () -> done.add("late"));
        places.speak(Duration.ZERO, () -> done.add("at once"));
        threads.remove().run();
        assertThat(done).containsExactly("at once");

        later.get(0).run();
        threads.remove().run();
        assertThat(done).containsExactly("at once", "late");
    }

    @Test
    void earsAndVoiceDoNotWaitForEachOther() {
        WorkPlaces places = WorkPlaces.on(threads::add, 1, (delay, task) -> threads.add(task));
        places.hear(Duration.ZERO, () -> done.add("heard"));
        places.speak(Duration.ZERO, () -> done.add("spoken"));

        assertThat(threads).hasSize(2);
    }
}
