package dev.voicebox.dev.gateway;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts gateways again when they die, with growing pauses, and ends them all when the run ends. */
public final class Supervisor implements AutoCloseable {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A gateway that lived this long starts with the shortest pause again. */
    private static final Duration SOUND_LIFE = Duration.ofMinutes(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "voicebox-supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Gateway> gateways;
    private final Consumer<String> say;
    private volatile boolean closing;

    public Supervisor(List<Gateway> gateways, Consumer<String> say) {
        this.gateways = List.copyOf(gateways);
        this.say = say;
    }

    public void start() {
        gateways.forEach(gateway -> start(gateway, Duration.ofSeconds(1)));
    }

    @Override
    public void close() {
        closing = true;
        timer.shutdownNow();
        if (gateways.stream().anyMatch(Gateway::makesClasses)) {
            say.accept("Keeping the prepared classes, once: the next start is shorter");
        }
        List<Thread> stops = gateways.stream()
                .sorted(Comparator.comparing(gateway -> gateway.plan().number()))
                .map(gateway -> new Thread(gateway::stop, gateway.plan().name() + "-stop"))
                .toList();
        stops.forEach(Thread::start);
        stops.forEach(Supervisor::join);
    }

    private void start(Gateway gateway, Duration pause) {
        if (closing) {
            return;
        }
        long born = System.nanoTime();
        gateway.start().thenAccept(code -> onEnd(gateway, code, nextPause(pause, born)));
    }

    private void onEnd(Gateway gateway, int code, Duration pause) {
        if (closing) {
            return;
        }
        say.accept(gateway.plan().name() + " ended with code " + code + "; it starts again in " + pause.toSeconds()
                + " s. Why: " + gateway.log());
        timer.schedule(() -> start(gateway, pause.multipliedBy(2)), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration nextPause(Duration pause, long born) {
        boolean sound = System.nanoTime() - born > SOUND_LIFE.toNanos();
        Duration next = sound ? Duration.ofSeconds(1) : pause;
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
