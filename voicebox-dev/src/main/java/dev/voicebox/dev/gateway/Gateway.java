package dev.voicebox.dev.gateway;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.home.Variables;
import dev.voicebox.dev.service.Child;
import dev.voicebox.dev.service.RunFolder;
import dev.voicebox.dev.service.Signal;

/** One server process. It can be started again after its end. */
public final class Gateway {
    /** Open sockets are told to go away first. */
    private static final Duration STOP = Duration.ofSeconds(30);

    /** At the end of the first run the JVM writes down its classes; seen: 3 to 6 s. */
    private static final Duration MAKING_CLASSES = Duration.ofSeconds(20);

    /** Read by the script of the server. */
    private static final String JVM = "JVM_ARGS";

    private static final long LOG_BYTES = 20L * 1024 * 1024;

    private final GatewayPlan plan;
    private final LibertyInstall install;
    private final Home home;
    private final RunFolder run;
    private final Health health;
    private final Optional<ClassArchive> classes;
    private volatile Child process;
    private volatile ServerLog said;

    public Gateway(GatewayPlan plan, LibertyInstall install, Home home, RunFolder run) {
        this(plan, install, home, run, Optional.empty());
    }

    /** @param classes makes starts shorter */
    public Gateway(GatewayPlan plan, LibertyInstall install, Home home, RunFolder run, Optional<ClassArchive> classes) {
        this.plan = plan;
        this.install = install;
        this.home = home;
        this.run = run;
        this.health = new Health(plan.httpPort());
        this.classes = classes;
    }

    /** Answers when the process ends, with its exit code. */
    public CompletableFuture<Integer> start() {
        return start("");
    }

    /** @param jvm arguments of the JVM beside those of the server, with spaces between them */
    public CompletableFuture<Integer> start(String jvm) {
        variables().replaceAll(ownSettings());
        said = freshLog();
        process = Child.start(plan.name(), install.runCommand(), environment(jvm), log(), run);
        return process.onExit();
    }

    public void stop() {
        Child running = process;
        if (running == null) {
            return;
        }
        boolean makes = makesClasses();
        // Before readiness most classes are not there yet.
        boolean complete = makes && health.isReady();
        boolean byItself = running.stop(Signal.TERM, makes ? STOP.plus(MAKING_CLASSES) : STOP);
        if (complete && byItself) {
            classes.get().keep();
        }
    }

    /** Whether its end takes some seconds more, because it makes what shortens the next start. */
    boolean makesClasses() {
        return isAlive() && classes.filter(archive -> archive.isMadeBy(plan)).isPresent();
    }

    /** Of the latest start: the script of the server has become the JVM. */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Child::handle);
    }

    public GatewayPlan plan() {
        return plan;
    }

    public Health health() {
        return health;
    }

    public boolean isAlive() {
        Child running = process;
        return running != null && running.isAlive();
    }

    /** Everything the process prints. */
    public Path log() {
        return home.logs().resolve(plan.name() + ".log");
    }

    /** The last error of this life of the process. */
    public Optional<String> lastError() {
        ServerLog current = said;
        return current == null ? Optional.empty() : current.lastError();
    }

    private Variables variables() {
        return new Variables(home.dir().resolve("variables-" + plan.number()));
    }

    private Map<String, String> ownSettings() {
        Map<String, String> settings = new HashMap<>(plan.settings());
        settings.putIfAbsent(
                "voicebox.journal.dir",
                home.dir()
                        .resolve("journal")
                        .resolve(plan.name())
                        .toAbsolutePath()
                        .toString());
        settings.put("voicebox.http.port", Integer.toString(plan.httpPort()));
        settings.put("voicebox.https.port", Integer.toString(plan.httpsPort()));
        return settings;
    }

    private Map<String, String> environment(String jvm) {
        Map<String, String> environment = new HashMap<>();
        // What was given to the run command stands above the environment, in Liberty and in MicroProfile Config alike.
        ownSettings().keySet().forEach(name -> environment.put(asEnvironment(name), null));
        String options = (System.getenv().getOrDefault(JVM, "") + " " + jvm).strip();
        if (!options.isEmpty()) {
            environment.put(JVM, options);
        }
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("WLP_OUTPUT_DIR", install.output(plan).toString());
        environment.put(
                "VARIABLE_SOURCE_DIRS",
                home.dir().resolve("variables")
                        + File.pathSeparator
                        + variables().dir());
        classes.ifPresent(archive -> environment.putAll(archive.environment(plan, environment.get(JVM))));
        return environment;
    }

    private static String asEnvironment(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private ServerLog freshLog() {
        try {
            if (Files.exists(log()) && Files.size(log()) > LOG_BYTES) {
                Files.move(log(), log().resolveSibling(plan.name() + ".old.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return ServerLog.startingNow(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
