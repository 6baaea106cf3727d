package dev.voicebox.turn;

import java.util.OptionalLong;

import dev.voicebox.config.TurnDetection.Automatic;
import dev.voicebox.config.TurnDetection.SemanticVad;
import dev.voicebox.config.TurnDetection.ServerVad;
import dev.voicebox.turn.endpoint.Endpoint;

/**
 * Which silence ends a turn.
 *
 * @param fixedMs its length, or empty when it is asked for at each pause
 * @param askAfterMs silence after which to ask
 * @param shortestMs no answer is shorter; at least {@code askAfterMs}
 */
record Silence(OptionalLong fixedMs, long askAfterMs, long shortestMs) {
    Silence {
        if (shortestMs < askAfterMs) {
            throw new IllegalArgumentException("asked after " + askAfterMs + " ms, too late for " + shortestMs);
        }
    }

    static Silence of(Automatic settings) {
        if (settings instanceof SemanticVad semantic) {
            return new Silence(
                    OptionalLong.empty(),
                    Endpoint.PAUSE_MS,
                    Endpoint.of(semantic.eagerness()).shortestMs());
        }
        return new Silence(OptionalLong.of(((ServerVad) settings).silenceMs()), 0, 0);
    }
}
