package dev.voicebox.dev.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.home.Home;

/** Processes of earlier runs that were killed together with their watchdog. Whoever holds the lock may end them. */
public final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** The same process shows the same start up to the clock's ticks. */
    private static final long TOLERANCE_MS = 2_000;

    private Leftovers() {}

    /** Ends them, servers before services; answers how many there were. */
    public static int end(Home home) {
        int ended = 0;
        for (Path folder : list(home.run())) {
            List<Path> files = list(folder);
            ended += endAll(files.stream().filter(file -> !isService(file)), Signal.TERM);
            ended += endAll(files.stream().filter(Leftovers::isService), Signal.INT);
            Home.deleteTree(folder);
        }
        return ended;
    }

    private static boolean isService(Path file) {
        return !file.getFileName().toString().startsWith("gateway");
    }

    private static int endAll(Stream<Path> files, Signal signal) {
        List<ProcessHandle> alive =
                files.map(Leftovers::process).flatMap(Optional::stream).toList();
        alive.forEach(process -> signal.send(process.pid()));
        if (!Patience.of(GRACE).until(() -> alive.stream().noneMatch(ProcessHandle::isAlive))) {
            alive.forEach(ProcessHandle::destroyForcibly);
            Patience.of(GRACE).until(() -> alive.stream().noneMatch(ProcessHandle::isAlive));
        }
        return alive.size();
    }

    private static Optional<ProcessHandle> process(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            long start = Long.parseLong(lines.get(1));
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Math.abs(RunFolder.startOf(process) - start) < TOLERANCE_MS);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static List<Path> list(Path dir) {
        if (!Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dir)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
