package dev.voicebox.dev.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.voicebox.dev.home.Home;

/**
 * What one launcher has running, a file per process: its id, and on the second line its start (ms since 1970), because the
 * system gives ids again. The folder is named after the launcher's own id, so that a watchdog of a killed run and the run
 * after it never mean the same files.
 */
public record RunFolder(Path dir) {

    public static RunFolder of(Home home) {
        RunFolder folder = new RunFolder(
                home.run().resolve(Long.toString(ProcessHandle.current().pid())));
        try {
            Home.makePrivate(folder.dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    public void record(String name, ProcessHandle process) {
        try {
            Files.writeString(file(name), process.pid() + "\n" + startOf(process) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    private Path file(String name) {
        return dir.resolve(name + ".pid");
    }
}
