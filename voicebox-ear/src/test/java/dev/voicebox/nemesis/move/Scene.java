package dev.voicebox.nemesis.move;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.voicebox.nemesis.caller.CallerPlan;
import dev.voicebox.nemesis.caller.Callers;
import dev.voicebox.nemesis.caller.Story;
import dev.voicebox.nemesis.check.ClosedSessions;
import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.check.KeptEvents;
import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.fleet.Limits;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.run.Promise;
import dev.voicebox.nemesis.run.Result;
import dev.voicebox.nemesis.run.RunPlan;
import dev.voicebox.nemesis.run.Stage;
import dev.voicebox.nemesis.run.Trial;

/** Two gateways, and clients that talk to the first of them. */
final class Scene implements AutoCloseable {
    /** Answers take about three seconds, so that many are under way at any moment. */
    private static final Map<String, String> SETTINGS = Map.of(
            "voicebox.stub.llm-token-gap", "PT0.12S",
            // With rules an answer comes in whole pieces.
            "voicebox.policy.mode", "off");

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final String name;
    private final RunPlan plan;
    private final Stage stage;
    private final Callers callers;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private final long begin = System.nanoTime();

    private Scene(String name, RunPlan plan, Stage stage, Callers callers) {
        this.name = name;
        this.plan = plan;
        this.stage = stage;
        this.callers = callers;
    }

    /** @param patience of callers with a server that says nothing */
    static Scene open(String name, RunPlan wanted, Duration patience) throws IOException, InterruptedException {
        RunPlan plan = wanted.withGateways(2);
        Stage stage = Stage.open(name, plan, SETTINGS);
        try {
            stage.fleet().startGateways();
            Limits.lift(stage.fleet());
            List<URI> servers =
                    stage.fleet().gateways().stream().map(Scene::socketsOf).toList();
            CallerPlan calls =
                    new CallerPlan(servers, stage.fleet().apiKey(), plan.sessions(), PAUSE, patience, plan.seed());
            return new Scene(name, plan, stage, Callers.start(calls, stage.history()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private static URI socketsOf(GatewayMember gateway) {
        return URI.create(gateway.http("").toString().replaceFirst("http", "ws"));
    }

    Stage stage() {
        return stage;
    }

    Callers callers() {
        return callers;
    }

    GatewayMember gateway(int index) {
        return stage.fleet().gateways().get(index);
    }

    /** Answers that are under way. */
    int openAnswers(long nanos) {
        return callers.stories().stream().mapToInt(story -> story.openAt(nanos)).sum();
    }

    void fell(String what, long atNanos, long readyMs) {
        trials.add(new Trial(what, (atNanos - begin) / 1_000_000, readyMs));
        System.out.println("  " + what + " at " + (atNanos - begin) / 1_000_000 + " ms");
    }

    void measured(Promise promise) {
        promises.add(promise);
    }

    /** Lets every caller end what it is at, looks at what each has heard, and at what is kept of it. */
    Result end() throws IOException, InterruptedException {
        callers.listen();
        int gaps = gaps();
        callers.hangUp();
        List<String> complaints = callers.complaints();
        complaints.stream().limit(10).forEach(complaint -> System.out.println("  " + complaint));
        List<Operation> operations = callers.operations();
        operations.forEach(stage.history()::add);
        Drain drain = stage.drain(operations);
        promises.add(new Promise("Callers that lost their session", callers.failed(), 0));
        promises.add(
                new Promise("Wrong in what they heard: gaps, doubles, answers without an end", complaints.size(), 0));
        promises.add(new Promise("Sessions of which Redis keeps what was not heard", gaps, 0));
        promises.add(new Promise("Said to who had gone elsewhere, and to nobody else", callers.saidElsewhere(), 0));
        promises.add(new Promise("Sessions that were not closed once", notClosedOnce(), 0));
        new TreeMap<>(callers.answers())
                .forEach((end, count) -> promises.add(Promise.none("Answers that ended " + end, count)));
        List<Operation> asked = operations.stream()
                .filter(operation -> callers.stories().get(operation.process()).isAsked(operation))
                .toList();
        return Result.of(name, plan, trials, drain, asked, Map.of()).with(promises);
    }

    private long notClosedOnce() throws IOException {
        return new ClosedSessions(stage.fleet().store())
                .notOnce(callers.stories().stream()
                        .map(Story::session)
                        .filter(session -> !session.isEmpty())
                        .toList());
    }

    /** Also a session of which nothing is kept is one. */
    private int gaps() {
        try (KeptEvents events = new KeptEvents(stage.fleet().redisUrl())) {
            Map<String, List<String>> kept = events.bySession();
            return (int) callers.stories().stream()
                    .filter(story -> !kept.containsKey(story.session())
                            || !story.unheard(kept.get(story.session())).isEmpty())
                    .count();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            callers.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stage.close();
        }
    }
}
