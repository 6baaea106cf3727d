package dev.voicebox.nemesis.fleet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.service.Signal;

/** One process of the fleet with everything that it has started. */
public final class Member {
    private static final Duration END = Duration.ofSeconds(40);

    private final String name;
    private final Role role;
    private final Supplier<ProcessHandle> process;
    private final Runnable start;

    /**
     * @param process the latest one
     * @param start starts it again and returns when it is ready
     */
    Member(String name, Role role, Supplier<ProcessHandle> process, Runnable start) {
        this.name = name;
        this.role = role;
        this.process = process;
        this.start = start;
    }

    public Role role() {
        return role;
    }

    /** Of the program itself: a script may have become it, or have started it. */
    public long pid() {
        return all().stream()
                .filter(one ->
                        role != Role.GATEWAY || one.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    public boolean isAlive() {
        return process.get().isAlive();
    }

    /** SIGKILL to all of it; returns when nothing is left. */
    public void kill() {
        // It stands still first: what it would start meanwhile would escape, and live on as nobody's child.
        Signal.STOP.send(process.get().pid());
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all);
    }

    /** SIGTERM; returns when it has ended. */
    public void terminate() {
        List<ProcessHandle> all = all();
        Signal.TERM.send(process.get().pid());
        awaitEnd(all);
    }

    /** SIGSTOP to all of it: every socket stays open, and nobody answers. */
    public void freeze() {
        all().forEach(one -> Signal.STOP.send(one.pid()));
    }

    public void thaw() {
        all().forEach(one -> Signal.CONT.send(one.pid()));
    }

    /** @return ms until it was ready */
    public long start() {
        long begin = System.nanoTime();
        start.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @Override
    public String toString() {
        return name;
    }

    private List<ProcessHandle> all() {
        ProcessHandle first = process.get();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    private void awaitEnd(List<ProcessHandle> all) {
        if (!Patience.of(END).until(() -> all.stream().noneMatch(ProcessHandle::isAlive))) {
            throw new IllegalStateException(name + " did not end within " + END.toSeconds() + " s");
        }
    }
}
