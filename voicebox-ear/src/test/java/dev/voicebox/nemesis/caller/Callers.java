package dev.voicebox.nemesis.caller;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.voicebox.dev.Patience;
import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.Operation;

/** All of them, at once. */
public final class Callers implements AutoCloseable {
    /** A machine that does much else may take its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ExecutorService network = Executors.newFixedThreadPool(2, Callers::daemon);
    private final Phase phase = new Phase();
    private final History history;
    private final List<Caller> callers;
    private final List<Thread> threads = new ArrayList<>();

    private Callers(CallerPlan plan, History history) {
        this.history = history;
        HttpClient client = HttpClient.newBuilder().executor(network).build();
        callers = IntStream.range(0, plan.callers())
                .mapToObj(number -> new Caller(number, plan, client, history, phase))
                .toList();
    }

    /** Returns when each has had something acknowledged. */
    public static Callers start(CallerPlan plan, History history) {
        Callers all = new Callers(plan, history);
        for (Caller caller : all.callers) {
            Thread thread = daemon(caller);
            thread.start();
            all.threads.add(thread);
        }
        all.await("talks", caller -> caller.hasBegun() || !caller.failure().isEmpty());
        return all;
    }

    /** Those of the session that each caller got again after this time. */
    public List<Comeback> comebacks(long sinceNanos) {
        return callers.stream()
                .flatMap(caller -> caller.comebacks().stream())
                .filter(back -> back.backNanos() > sinceNanos)
                .toList();
    }

    /** Waits until each has its session again, or has given up. */
    public void awaitReturn(long sinceNanos) {
        await(
                "is back",
                caller -> !caller.failure().isEmpty()
                        || caller.comebacks().stream().anyMatch(back -> back.backNanos() > sinceNanos));
    }

    /** Lets each end what it is at. */
    public void listen() {
        phase.listen();
        await("is at rest", Caller::isAtRest);
    }

    /** They end their sessions. */
    public void hangUp() throws InterruptedException {
        phase.hangUp();
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
    }

    public List<Story> stories() {
        return callers.stream().map(Caller::story).toList();
    }

    public List<Operation> operations() {
        return callers.stream()
                .flatMap(caller -> caller.story().operations(history).stream())
                .toList();
    }

    /** Why callers gave up, and what is wrong with what they heard. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (Caller caller : callers) {
            if (!caller.failure().isEmpty()) {
                complaints.add(caller.failure());
            }
            complaints.addAll(caller.story().complaints());
        }
        return complaints;
    }

    /** How many gave up. */
    public int failed() {
        return (int)
                callers.stream().filter(caller -> !caller.failure().isEmpty()).count();
    }

    /** Ends of all answers, with how often. */
    public Map<String, Integer> answers() {
        Map<String, Integer> answers = new LinkedHashMap<>();
        stories().forEach(story -> story.answers().forEach((end, count) -> answers.merge(end, count, Integer::sum)));
        return answers;
    }

    /** How each connection that is not a caller's last ended; empty for one that is open. */
    public List<String> ends() {
        return callers.stream()
                .flatMap(caller -> caller.former().stream())
                .map(Line::end)
                .toList();
    }

    /** Events that came over connections which their clients had given up, and over no other, although they are kept. */
    public int saidElsewhere() {
        int said = 0;
        for (Caller caller : callers) {
            for (Line line : caller.former()) {
                for (Heard heard : line.left()) {
                    said += heard.isEnd() || caller.story().knows(heard) ? 0 : 1;
                }
            }
        }
        return said;
    }

    @Override
    public void close() throws InterruptedException {
        hangUp();
        network.shutdown();
    }

    private void await(String what, Predicate<Caller> until) {
        if (!Patience.of(PATIENCE).until(() -> callers.stream().allMatch(until))) {
            List<String> late =
                    callers.stream().filter(until.negate()).map(Caller::state).toList();
            throw new IllegalStateException(
                    late.size() + " of " + callers.size() + " callers: none " + what + ": " + String.join("\n", late));
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "nemesis-caller");
        thread.setDaemon(true);
        return thread;
    }
}
