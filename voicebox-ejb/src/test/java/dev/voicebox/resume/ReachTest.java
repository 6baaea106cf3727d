package dev.voicebox.resume;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReachTest {
    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void whatIsKnownToBeAwayIsNotAsked() {
        Reach reach = new Reach(() -> true, this::answers);

        assertThat(reach.isThere()).isFalse();
        assertThat(questions).hasValue(0);
    }

    @Test
    void whatIsNotKnownToBeAwayIsAskedEachTime() {
        Reach reach = new Reach(() -> false, this::answers);

        assertThat(reach.isThere()).isTrue();
        assertThat(reach.isThere()).isTrue();
        assertThat(questions).hasValue(2);
    }

    @Test
    void whatDoesNotAnswerIsNotThere() {
        assertThat(new Reach(() -> false, () -> false).isThere()).isFalse();
    }

    private boolean answers() {
        questions.incrementAndGet();
        return true;
    }
}
