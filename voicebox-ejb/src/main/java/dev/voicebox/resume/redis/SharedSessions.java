package dev.voicebox.resume.redis;

import java.util.Objects;

import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.SessionStates;

/** The two sides of what this gateway shares with others; it beats and sweeps from when there is one. */
public record SharedSessions(SessionStates states, EventLog log) {
    public SharedSessions {
        Objects.requireNonNull(states, "states");
        Objects.requireNonNull(log, "log");
    }
}
