package dev.voicebox.turn;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;

/**
 * Watches for a caller who says nothing after an answer.
 *
 * <pre>
 *          answerEnded            heard to its end              time is up
 *   Off ───────────────► Playing ─────────────────► Silent ───────────────► Off
 *    ▲                      │                         │
 *    └──────────────────────┴── speech, answer, commit, other settings
 * </pre>
 *
 * Timers cannot be taken back; each has a number, and one of a watch that has ended finds nobody.
 */
final class IdleWatch {
    private static final String TIMER = "idle-";

    private final Effects effects;
    private OptionalInt timeoutMs = OptionalInt.empty();
    private State state = new Off();
    private long timers;

    private sealed interface State {}

    private record Off() implements State {}

    /** The client is taken to play the answer from its end on, as fast as it was spoken. */
    private record Playing(long timer) implements State {}

    private record Silent(long timer, long startMs) implements State {}

    IdleWatch(Effects effects) {
        this.effects = effects;
    }

    /** How long a caller may say nothing; empty: for ever. */
    void configure(OptionalInt timeout) {
        timeoutMs = timeout;
        off();
    }

    /** An answer has been sent; hearing it takes so long. */
    void answerEnded(long playbackMs) {
        if (timeoutMs.isPresent()) {
            state = new Playing(start(playbackMs));
        }
    }

    void off() {
        state = new Off();
    }

    /** The audio before this position is gone. */
    void cleared(long positionMs) {
        if (state instanceof Silent silent) {
            state = new Silent(silent.timer(), positionMs);
        }
    }

    boolean isTimer(String name) {
        return name.startsWith(TIMER);
    }

    /**
     * Where the silence began, when it has lasted too long; at most the timeout back.
     *
     * @param positionMs the end of the audio now
     */
    OptionalLong onTimer(String name, long positionMs) {
        if (state instanceof Playing playing && name.equals(TIMER + playing.timer())) {
            state = new Silent(start(timeoutMs.getAsInt()), positionMs);
        } else if (state instanceof Silent silent && name.equals(TIMER + silent.timer())) {
            OptionalLong from = neededFromMs(positionMs);
            off();
            return from;
        }
        return OptionalLong.empty();
    }

    /** From where audio may become part of a timeout; audio that comes faster than real time is not all kept. */
    OptionalLong neededFromMs(long positionMs) {
        return state instanceof Silent silent
                ? OptionalLong.of(Math.max(silent.startMs(), positionMs - timeoutMs.getAsInt()))
                : OptionalLong.empty();
    }

    private long start(long delayMs) {
        effects.add(new Effect.StartTimer(TIMER + ++timers, Duration.ofMillis(delayMs)));
        return timers;
    }
}
