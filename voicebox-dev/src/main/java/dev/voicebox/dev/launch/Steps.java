package dev.voicebox.dev.launch;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the person at the terminal reads: one line per step, with the seconds since the start of the launcher. */
public final class Steps {
    private final PrintStream terminal;
    private final Clock clock;
    private final Instant start;

    public Steps(PrintStream terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.start = clock.instant();
    }

    public void step(String text) {
        terminal.println(String.format(Locale.ROOT, "%6.1f s  %s", secondsSince(start), text));
    }

    public void line(String text) {
        terminal.println(text.isEmpty() ? "" : "          " + text);
    }

    /** @return seconds from the given moment to now, to one decimal */
    public double secondsSince(Instant moment) {
        return Duration.between(moment, clock.instant()).toMillis() / 100 / 10.0;
    }
}
