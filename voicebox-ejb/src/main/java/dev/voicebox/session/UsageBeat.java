package dev.voicebox.session;

import java.time.Duration;
import java.time.Instant;

import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;

/** Has what is used told once a minute, so that a server that dies takes less than a minute of it along. */
final class UsageBeat {
    static final Duration PERIOD = Duration.ofMinutes(1);
    static final String TIMER = "usage";

    private final Effects effects;

    UsageBeat(Effects effects) {
        this.effects = effects;
    }

    void begin(Instant now) {
        effects.meter().connected(now);
        start();
    }

    /** @return whether the message was meant for this */
    boolean takes(SessionMessage message, Instant now) {
        if (message instanceof SessionMessage.TimerFired fired && fired.name().equals(TIMER)) {
            effects.meter().beat(now);
            start();
            return true;
        }
        return false;
    }

    void end(Instant now) {
        effects.meter().beat(now);
    }

    private void start() {
        effects.add(new Effect.StartTimer(TIMER, PERIOD));
    }
}
