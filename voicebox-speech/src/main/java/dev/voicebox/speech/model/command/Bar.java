package dev.voicebox.speech.model.command;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

import dev.voicebox.speech.model.catalogue.CatalogueFile;
import dev.voicebox.speech.model.download.InstallProgress;
import dev.voicebox.speech.model.download.Megabytes;

/** Shows how far a download is: a bar that moves on a terminal, a line for each tenth elsewhere. */
final class Bar implements InstallProgress {
    private static final int WIDTH = 30;
    private static final int LINE = 100;
    private static final long NANOS = 1_000_000_000;
    private static final long REDRAW_NANOS = NANOS / 10;

    private final PrintStream out;
    private final boolean moving;
    private final LongSupplier nanos;

    private CatalogueFile current;
    private long firstBytes;
    private long firstNanos;
    private long drawnNanos;
    private long tenths;
    private boolean open;

    /** @param nanos a clock that only goes forward */
    Bar(PrintStream out, boolean moving, LongSupplier nanos) {
        this.out = out;
        this.moving = moving;
        this.nanos = nanos;
    }

    /** Whether a person looks: from JDK 22 on there is a console without a terminal, which says so. */
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    @Override
    public void onBytes(CatalogueFile file, long done, long total) {
        long now = nanos.getAsLong();
        if (!file.equals(current)) {
            begin(file, done, now);
        }
        // A rounded total may be less than what comes.
        long whole = Math.max(total, done);
        if (moving && (now - drawnNanos >= REDRAW_NANOS || done == whole)) {
            drawnNanos = now;
            draw(line(file, done, whole, now));
        } else if (!moving && done * 10 / whole > tenths) {
            tenths = done * 10 / whole;
            out.println(line(file, done, whole, now));
        }
    }

    @Override
    public void onNote(String line) {
        end();
        out.println("  " + line);
    }

    /** Leaves the line of the bar, if one is drawn. */
    void end() {
        if (open) {
            out.println();
            open = false;
        }
    }

    private void begin(CatalogueFile file, long done, long now) {
        end();
        current = file;
        firstBytes = done;
        firstNanos = now;
        drawnNanos = now - REDRAW_NANOS;
        tenths = 0;
    }

    private void draw(String line) {
        out.print("\r" + String.format(Locale.ROOT, "%-" + LINE + "s", line));
        out.flush();
        open = true;
    }

    private String line(CatalogueFile file, long done, long whole, long now) {
        int full = (int) (WIDTH * done / whole);
        String bar = "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
        return String.format(
                Locale.ROOT,
                "  %s %s %3d %%  %s of %s%s",
                file.name(),
                bar,
                100 * done / whole,
                Megabytes.of(done),
                Megabytes.of(whole),
                pace(done, whole, now));
    }

    private String pace(long done, long whole, long now) {
        double seconds = (now - firstNanos) / (double) NANOS;
        if (seconds < 1 || done == firstBytes) {
            return "";
        }
        double perSecond = (done - firstBytes) / seconds;
        return String.format(
                Locale.ROOT, "  %s/s  %.0f s left", Megabytes.of((long) perSecond), (whole - done) / perSecond);
    }
}
