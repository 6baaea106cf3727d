package dev.voicebox.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

import dev.voicebox.it.canary.Secrets;

/** Starts the server before the first integration test and ends it after the last, when all that was printed is looked into. */
public final class ServerForTests implements LauncherSessionListener {
    /** Unit tests of this module run in a session too, and need no server. */
    private final boolean needed = System.getProperty("voicebox.it.server") != null;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (needed) {
            RunningServer.get();
        }
    }

    /** @throws AssertionError if any test has made a server print a secret */
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        List<String> printed = needed ? secretsPrinted() : List.of();
        RunningServer.stop();
        if (!printed.isEmpty()) {
            throw new AssertionError("secrets stand in the logs of the tests:\n" + String.join("\n", printed));
        }
    }

    private static List<String> secretsPrinted() {
        List<String> found =
                new ArrayList<>(Secrets.printedIn(RunningServer.get().logs()));
        try {
            ServerFolder.logs().forEach(folder -> found.addAll(Secrets.printedIn(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
