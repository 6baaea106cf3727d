package dev.voicebox.session;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.ResumeSettings;
import dev.voicebox.resume.ResumeToken;
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

    /** @return nothing where the settings let no session outlive its connection: then neither is asked for */
    public static Optional<Resuming> of(
            ResumeSettings settings, Supplier<SessionStates> states, Supplier<EventLog> log) {
        return settings.window().isZero()
                ? Optional.empty()
                : Optional.of(new Resuming(
                        states.get(),
                        log.get(),
                        new ServerEventWriter(),
                        settings.window(),
                        settings.replayAudio(),
                        settings.whereabouts()));
    }

    /** What a client is told beside {@code session.created}. */
    ObjectNode shown(ResumeToken token) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("resume_token", token.secret())
                .put("gateway", whereabouts.shown(states.gateway()));
        if (!whereabouts.elsewhere().isEmpty()) {
            whereabouts.elsewhere().forEach(shown.putArray("elsewhere")::add);
        }
        return shown;
    }
}
