package dev.voicebox.session;

import java.time.Duration;
import java.util.Objects;

import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.SessionStates;
import dev.voicebox.resume.Whereabouts;
import dev.voicebox.wire.ServerEventWriter;

/**
 * With what sessions outlive their connections, and their servers.
 *
 * @param window how long a session waits for a client that is gone; more than nothing
 * @param replaysAudio whether the sound of answers is kept for clients that come back
 * @param whereabouts what they are told of this gateway
 */
public record Resuming(
        SessionStates states,
        EventLog log,
        ServerEventWriter writer,
        Duration window,
        boolean replaysAudio,
        Whereabouts whereabouts) {
    public Resuming {
        Objects.requireNonNull(states, "states");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(writer, "writer");
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("a session that waits for nobody cannot be resumed");
        }
    }
}
