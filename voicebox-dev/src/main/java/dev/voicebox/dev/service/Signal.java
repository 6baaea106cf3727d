package dev.voicebox.dev.service;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What a process can be told. */
public enum Signal {
    /** PostgreSQL: end now, roll back what is open, write everything down. */
    INT,
    TERM,
    KILL,
    /** Stands still, with every socket open, until {@link #CONT}. */
    STOP,
    CONT;

    public void send(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid + " 2>/dev/null")
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
