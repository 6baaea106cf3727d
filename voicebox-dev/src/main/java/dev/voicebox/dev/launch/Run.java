package dev.voicebox.dev.launch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.gateway.ClassArchive;
import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.dev.gateway.LibertyInstall;
import dev.voicebox.dev.gateway.Supervisor;
import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.home.HomeLock;
import dev.voicebox.dev.service.Leftovers;
import dev.voicebox.dev.service.Ports;
import dev.voicebox.dev.service.RunFolder;
import dev.voicebox.dev.service.Watchdog;

/** One run: services and gateways; ended in the opposite order of their start. */
final class Run implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(30);
    /** The server logs every no. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(400);

    private final Plan plan;
    private final Given given;
    private final Steps steps;
    private final Services services;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    Run(Plan plan, Given given, Steps steps) {
        this.plan = plan;
        this.given = given;
        this.steps = steps;
        this.services = new Services(plan, given, steps);
    }

    /** Returns when the first gateway is ready. */
    void start(Home home, Clock clock) {
        keep(HomeLock.take(home));
        LibertyInstall install = LibertyInstall.in(plan.server());
        int ended = Leftovers.end(home);
        if (ended > 0) {
            steps.step("Ended " + ended + " processes of a run that was killed");
        }
        requirePorts();
        if (plan.fresh()) {
            home.forgetData();
            steps.step("Started empty: the data of earlier runs is deleted");
        }
        RunFolder run = RunFolder.of(home);
        Watchdog.over(run);
        Handover handover = new Handover(given, home);
        handover.secrets(clock);
        handover.models();
        services.launch(home, run, handover, this::keep);
        handover.write();
        ClassArchive classes = ClassArchive.of(install);
        List<Gateway> gateways = plan.gateways().stream()
                .map(one -> new Gateway(one, install, home, run, Optional.of(classes)))
                .toList();
        startGateways(gateways);
        awaitServices();
        gateways.forEach(this::awaitReady);
        if (isClosed()) {
            return;
        }
        new Greeting(steps).say(plan, home, Engines.ask(plan.gateways().get(0).httpPort(), handover.apiKey()));
    }

    @Override
    public void close() {
        for (AutoCloseable next = take(); next != null; next = take()) {
            end(next);
        }
    }

    /** Whether there is more to end than the lock. */
    synchronized boolean isOpen() {
        return open.size() > 1;
    }

    private void requirePorts() {
        plan.gateways().forEach(gateway -> {
            Ports.requireFree(gateway.httpPort(), gateway.name(), Plan.HTTP_PORT);
            Ports.requireFree(gateway.httpsPort(), gateway.name() + " with TLS", Plan.HTTPS_PORT);
        });
        services.requirePorts();
    }

    private void startGateways(List<Gateway> gateways) {
        Supervisor supervisor = keep(new Supervisor(gateways, steps::step));
        supervisor.start();
        gateways.forEach(gateway -> steps.step(gateway.plan().name() + " starts on port "
                + gateway.plan().httpPort() + ", TLS " + gateway.plan().httpsPort()));
    }

    private void awaitServices() {
        try {
            services.awaitReady();
        } catch (Trouble trouble) {
            // Whoever ends the run ends the services while they are awaited.
            if (!isClosed()) {
                throw trouble;
            }
        }
    }

    private void awaitReady(Gateway gateway) {
        String name = gateway.plan().name();
        Patience patience = new Patience(LOOK, LOOK_AGAIN);
        while (!patience.until(() -> !gateway.isAlive() || gateway.health().isReady())) {
            steps.step(name + " is not ready yet. " + reason(gateway));
        }
        if (isClosed()) {
            return;
        }
        if (!gateway.isAlive()) {
            throw new Trouble(name + " ended before it was ready", reason(gateway));
        }
        steps.step(name + " is ready");
    }

    private static String reason(Gateway gateway) {
        List<String> down = gateway.health().down();
        String why = gateway.lastError().orElse(down.isEmpty() ? "" : "Down: " + String.join(", ", down));
        return why + (why.isEmpty() ? "" : "  ") + "See " + gateway.log();
    }

    /** A part that is ready after the end has begun is ended on the spot. */
    private <T extends AutoCloseable> T keep(T part) {
        if (!push(part)) {
            end(part);
            throw new Trouble("The run ends", "Start it again");
        }
        return part;
    }

    private synchronized boolean push(AutoCloseable part) {
        if (!closed) {
            open.push(part);
        }
        return !closed;
    }

    private void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            steps.step("While ending: " + e.getMessage());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized AutoCloseable take() {
        closed = true;
        return open.poll();
    }
}
