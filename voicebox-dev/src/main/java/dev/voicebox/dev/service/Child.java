package dev.voicebox.dev.service;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.voicebox.dev.Trouble;

/**
 * A process that this JVM started and must end. It lives in a session of its own where the system can do that: Ctrl-C and
 * signals to the process group then reach the launcher alone, which ends its children in order.
 */
public final class Child {
    private final String name;
    private final Process process;
    private final Path log;
    private final RunFolder run;

    private Child(String name, Process process, Path log, RunFolder run) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.run = run;
    }

    /** @param environment a null value takes the variable away */
    public static Child start(
            String name, List<String> command, Map<String, String> environment, Path log, RunFolder run) {
        List<String> detached = new ArrayList<>(command);
        if (isInPath("setsid")) {
            detached.add(0, "setsid");
        }
        ProcessBuilder builder = new ProcessBuilder(detached)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        environment.forEach((key, value) -> {
            if (value == null) {
                builder.environment().remove(key);
            } else {
                builder.environment().put(key, value);
            }
        });
        try {
            Process process = builder.start();
            run.record(name, process.toHandle());
            return new Child(name, process, log, run);
        } catch (IOException e) {
            throw new Trouble(name + " cannot be started (" + e.getMessage() + ")", "See " + log, e);
        }
    }

    public static boolean isInPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator)).anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }

    public long pid() {
        return process.pid();
    }

    /** For tests that end or freeze it in ways of their own. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Asks with the signal, and after the grace ends it by force.
     *
     * @return whether it ended because it was asked to
     */
    public boolean stop(Signal signal, Duration grace) {
        boolean interrupted = Thread.interrupted();
        boolean asked = false;
        try {
            if (process.isAlive()) {
                signal.send(process.pid());
                asked = process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
                if (!asked) {
                    process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        run.forget(name);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return asked;
    }

    /** The last line of what it wrote, to explain why it ended. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty()
                    ? "it said nothing"
                    : lines.get(lines.size() - 1).strip();
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }
}
