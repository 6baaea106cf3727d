package dev.voicebox.language.openai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.ManualTimers;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerAlarmTest {
    private final ManualTimers timers = new ManualTimers();
    private final List<String> rung = new ArrayList<>();
    private final AnswerAlarm alarm = new AnswerAlarm(timers, Patience.DEFAULT, () -> rung.add("silence"));

    @Test
    void aFinishedAnswerIsWaitedForOneMoreSecond() {
        alarm.begin();
        alarm.heard(true, true);

        timers.advance(Duration.ofMillis(999));
        assertThat(rung).isEmpty();
        timers.advance(Duration.ofMillis(1));
        assertThat(rung).hasSize(1);
    }

    @Test
    void commentsAfterTheFinishReasonKeepNobodyWaiting() {
        alarm.begin();
        alarm.heard(true, true);
        timers.advance(Duration.ofMillis(999));
        alarm.heard(false, true);

        timers.advance(Duration.ofMillis(1));
        assertThat(rung).hasSize(1);
    }

    @Test
    void anotherCallAfterTheFinishReasonIsListenedTo() {
        alarm.begin();
        alarm.heard(true, true);
        timers.advance(Duration.ofMillis(999));
        // It has no name yet, so that the answer is not complete.
        alarm.heard(true, false);

        timers.advance(Duration.ofMillis(4_999));
        assertThat(rung).isEmpty();
    }

    @Test
    void aProviderWithLittlePatienceIsNotGivenMoreOfItAtTheEnd() {
        AnswerAlarm hasty = new AnswerAlarm(
                timers, new Patience(Duration.ofSeconds(3), Duration.ofMillis(200)), () -> rung.add("hasty"));
        hasty.begin();
        hasty.heard(true, true);

        timers.advance(Duration.ofMillis(200));
        assertThat(rung).containsExactly("hasty");
    }
}
