package dev.voicebox.dev.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.Home;

/** {@code mvn -Prun}: starts everything, stays in the foreground, and ends everything it started. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Steps steps = new Steps(System.out, clock);
        try {
            Given given = new Given(System.getProperties(), System.getenv());
            Plan plan = Plan.from(given);
            Home home = Home.open(plan.home());
            Run run = new Run(plan, given, steps);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(run, steps), "voicebox-end"));
            start(run, home, clock);
        } catch (Trouble trouble) {
            steps.line("");
            steps.line("VoiceBox cannot start. " + trouble.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void end(Run run, Steps steps) {
        boolean worthALine = run.isOpen();
        if (worthALine) {
            steps.step("Ending");
        }
        run.close();
        if (worthALine) {
            steps.step("Ended");
        }
    }

    /** Whatever goes wrong is one line here and the whole story in the log. */
    private static void start(Run run, Home home, Clock clock) {
        try {
            run.start(home, clock);
        } catch (RuntimeException e) {
            Path log = home.logs().resolve("launcher.log");
            write(e, log, clock);
            throw explained(e, home, log);
        }
    }

    private static Trouble explained(RuntimeException e, Home home, Path log) {
        if (e instanceof Trouble trouble) {
            return trouble;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left")) {
                return new Trouble(
                        "The disk that holds " + home.dir() + " is full",
                        "Free some space, or put the folder elsewhere with -Dvoicebox.home=<folder>",
                        e);
            }
        }
        return new Trouble("Something unforeseen happened: " + e, "The whole story is in " + log, e);
    }

    private static void write(RuntimeException e, Path log, Clock clock) {
        try (PrintWriter writer =
                new PrintWriter(Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            writer.println(clock.instant());
            e.printStackTrace(writer);
        } catch (IOException unwritten) {
            e.addSuppressed(unwritten);
        }
    }
}
