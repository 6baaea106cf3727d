package dev.voicebox.it;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts the server before the first integration test and ends it after the last. */
public final class ServerForTests implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // Unit tests of this module run in a session too, and need no server.
        if (System.getProperty("voicebox.it.server") != null) {
            RunningServer.get();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        RunningServer.stop();
    }
}
