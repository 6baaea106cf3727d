package dev.voicebox.language.openai;

import java.time.Duration;

import dev.voicebox.language.Timers;
import dev.voicebox.language.http.SilenceAlarm;

/** Rings when an answer is silent for too long; how long that is depends on what has come of it. One thread at a time. */
final class AnswerAlarm {
    /**
     * After the reason why it ended only the count of tokens comes, in the same moment. A caller who waits for a function call
     * is not to wait for a provider that leaves its line open.
     */
    private static final Duration AFTER_FINISH = Duration.ofSeconds(1);

    private final SilenceAlarm alarm;
    private final Patience patience;
    private boolean spoken;
    private boolean finished;

    AnswerAlarm(Timers timers, Patience patience, Runnable onSilence) {
        this.alarm = new SilenceAlarm(timers, onSilence);
        this.patience = patience;
    }

    void begin() {
        alarm.expectWithin(patience.firstToken());
    }

    /**
     * Bytes came.
     *
     * @param token whether there was anything of use among them
     * @param finish whether the provider has named the reason why it ended; what else it sends then keeps nobody waiting
     */
    void heard(boolean token, boolean finish) {
        spoken |= token;
        if (token || finish && !finished) {
            alarm.expectWithin(finish ? afterFinish() : patience.interToken());
        }
        finished = finish;
    }

    boolean hasHeardToken() {
        return spoken;
    }

    void stop() {
        alarm.stop();
    }

    private Duration afterFinish() {
        return AFTER_FINISH.compareTo(patience.interToken()) < 0 ? AFTER_FINISH : patience.interToken();
    }
}
