package dev.voicebox.dev.service;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.voicebox.dev.Trouble;

/** Starts a service again when it dies, with growing pauses as long as that fails, and ends it when the run ends. */
public final class Keeper implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Service service;
    private final Consumer<String> say;
    private final Duration shortest;
    private boolean closing;

    public Keeper(String name, Service service, Consumer<String> say) {
        this(name, service, say, SHORTEST_PAUSE);
    }

    Keeper(String name, Service service, Consumer<String> say, Duration shortest) {
        this.name = Objects.requireNonNull(name, "name");
        this.service = Objects.requireNonNull(service, "service");
        this.say = Objects.requireNonNull(say, "say");
        this.shortest = shortest;
    }

    /** From now on its end is no longer that of a start that failed. */
    public void watch() {
        watch(shortest);
    }

    private void watch(Duration pause) {
        Executor later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
        service.process().onExit().thenRunAsync(() -> onEnd(pause), later);
    }

    private synchronized void onEnd(Duration pause) {
        if (closing) {
            return;
        }
        say.accept(name + " has ended; it starts again");
        try {
            service.restart();
            say.accept(name + " is back");
            watch(shortest);
        } catch (Trouble trouble) {
            Duration longer = pause.multipliedBy(2);
            say.accept(trouble.getMessage());
            watch(longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer);
        }
    }

    /** Waits for a start that is under way. */
    @Override
    public synchronized void close() {
        closing = true;
        service.close();
    }
}
