package dev.voicebox.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/** Tables first, then the first tenant; tried again until both are there. Used by one thread at a time. */
final class Preparation {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Runnable migration;
    private final FirstTenant firstTenant;
    private final Clock clock;
    private final Consumer<String> log;
    private Instant quietUntil = Instant.MIN;

    Preparation(Runnable migration, FirstTenant firstTenant, Clock clock, Consumer<String> log) {
        this.migration = Objects.requireNonNull(migration, "migration");
        this.firstTenant = Objects.requireNonNull(firstTenant, "firstTenant");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.log = Objects.requireNonNull(log, "log");
    }

    /** Whether all is there now. A failure is told to the log, at most once a minute, and never thrown. */
    boolean attempt() {
        try {
            migration.run();
            tell(firstTenant.ensure());
            return true;
        } catch (RuntimeException e) {
            complain(rootOf(e));
            return false;
        }
    }

    private void tell(FirstTenant.Outcome outcome) {
        switch (outcome) {
            case TENANT_MADE -> log.accept("The database was empty: made the first tenant with the given API key.");
            case KEY_ADDED ->
                log.accept("The key in voicebox.bootstrap.api-key was new: added it to the first tenant.");
            case NO_TENANT ->
                log.accept("There is no tenant yet, so nobody can connect: set voicebox.bootstrap.api-key"
                        + " (16 to 256 printable characters) and restart.");
            case READY -> {}
        }
    }

    private void complain(Throwable cause) {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return;
        }
        quietUntil = now.plus(BETWEEN_LINES);
        log.accept("The database is not ready, trying on (check voicebox.db.url): "
                + cause.getClass().getSimpleName() + ": " + firstLine(cause.getMessage()));
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
