package dev.voicebox.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.observe.LogSubject;

/** Tells the operator when sessions begin and end, and whose they are; never what is said in them. */
final class SessionLog {
    private static final Logger LOG = Logger.getLogger(SessionLog.class.getName());

    private final InstantSource clock;

    SessionLog(InstantSource clock) {
        this.clock = clock;
    }

    /** @return to be run, with the session on the log line, when it has ended */
    Runnable began(LogSubject subject) {
        Level level = subject.tenant().isReserved() ? Level.FINE : Level.INFO;
        subject.during(() -> LOG.log(level, "A session of {0} began.", subject.tenant()));
        Instant beginning = clock.instant();
        return () -> LOG.log(
                level,
                "The session ended after {0} s.",
                String.valueOf(Duration.between(beginning, clock.instant()).toSeconds()));
    }
}
