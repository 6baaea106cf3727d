package dev.voicebox.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.dev.gateway.GatewayPlan;
import dev.voicebox.dev.gateway.LibertyInstall;
import dev.voicebox.dev.home.AdminToken;
import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.home.SigningKeys;
import dev.voicebox.dev.launch.Given;
import dev.voicebox.dev.launch.Handover;
import dev.voicebox.dev.service.Database;
import dev.voicebox.dev.service.DevServices;
import dev.voicebox.dev.service.Ports;

/**
 * The application on Open Liberty with PostgreSQL and Redis, all on free ports, started once per test run.
 *
 * <pre>{@code
 * RunningServer server = RunningServer.get();
 * HttpRequest.newBuilder(server.http("/v1/models")).header("Authorization", "Bearer " + server.apiKey());
 * }</pre>
 */
public final class RunningServer {
    /** A start takes 15 s; a machine that does much else may need far more. */
    private static final Duration START = Duration.ofMinutes(5);

    private static RunningServer running;

    private final DevServices services;
    private final Gateway gateway;
    private final Home home;
    private final String apiKey;

    private RunningServer(DevServices services, Gateway gateway, Home home, String apiKey) {
        this.services = services;
        this.gateway = gateway;
        this.home = home;
        this.apiKey = apiKey;
    }

    /** The server; the first caller waits until it is ready. */
    public static synchronized RunningServer get() {
        if (running == null) {
            running = start();
            Runtime.getRuntime().addShutdownHook(new Thread(RunningServer::stop, "end-of-tests"));
        }
        return running;
    }

    static synchronized void stop() {
        if (running != null) {
            running.gateway.stop();
            running.services.close();
            running = null;
        }
    }

    /** @param path begins with a slash */
    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + gateway.plan().httpPort() + path);
    }

    /** With TLS, a certificate that nobody trusts. */
    public URI https(String path) {
        return URI.create("https://127.0.0.1:" + gateway.plan().httpsPort() + path);
    }

    public URI ws(String path) {
        return URI.create("ws://127.0.0.1:" + gateway.plan().httpPort() + path);
    }

    /** Key of the first tenant. */
    public String apiKey() {
        return apiKey;
    }

    public String adminToken() {
        try {
            return Files.readString(home.dir().resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a role within a tenant, as the run command would make it. */
    public String token(String role, String tenant) {
        return new AdminToken(signingKeys(), Clock.systemUTC()).issue("somebody", role, Optional.of(tenant));
    }

    /** What the server takes administrators' tokens by. */
    public SigningKeys signingKeys() {
        return SigningKeys.in(home.secret("jwt.pem"));
    }

    public Database database() {
        return services.postgres().database();
    }

    public String redisUrl() {
        return services.redis().url();
    }

    /** Everything that the server and its services print: {@code gateway-1.log} and its neighbours. */
    public Path logs() {
        return home.logs();
    }

    /** The server process, for tests that look at what it leaves behind. */
    public Gateway gateway() {
        return gateway;
    }

    private static RunningServer start() {
        Home home = Home.open(Path.of(System.getProperty("voicebox.it.home")));
        home.forgetData();
        DevServices services = DevServices.start(home.dir());
        try {
            Handover handover = new Handover(new Given(new Properties(), Map.of()), home);
            handover.secrets(Clock.systemUTC());
            handover.database(services.postgres().database());
            handover.redis(services.redis().url());
            handover.write();
            Gateway gateway = gateway(home, services);
            RunningServer server = new RunningServer(services, gateway, home, handover.apiKey());
            awaitReady(gateway);
            server.tellTestFrameworks();
            return server;
        } catch (IOException | RuntimeException e) {
            services.close();
            throw new IllegalStateException(
                    "The server for the tests did not start (" + e.getMessage() + "); see " + home.logs(), e);
        }
    }

    private static Gateway gateway(Home home, DevServices services) throws IOException {
        for (String old : List.of("gateway-1.log", "gateway-2.log")) {
            Files.deleteIfExists(home.logs().resolve(old));
        }
        int port = Ports.free();
        LibertyInstall install = ServerFolder.copyOf(Path.of(System.getProperty("voicebox.it.server")), port);
        System.setProperty("voicebox.it.server.name", install.server());
        return new Gateway(
                new GatewayPlan(1, port, Ports.free(), SettingsForTests.read()), install, home, services.run());
    }

    /** Another process of the same server, with settings of its own, on the same data; to be stopped by its owner. */
    public Gateway startAnother(Map<String, String> own) throws IOException {
        Map<String, String> settings = SettingsForTests.read();
        settings.putAll(own);
        GatewayPlan plan = new GatewayPlan(2, Ports.free(), Ports.free(), settings);
        Gateway other = new Gateway(plan, ServerFolder.copied(), home, services.run());
        awaitReady(other);
        return other;
    }

    private static void awaitReady(Gateway gateway) {
        gateway.start();
        boolean ready = new Patience(START, Duration.ofMillis(400))
                .until(() -> !gateway.isAlive() || gateway.health().isReady());
        if (!ready || !gateway.isAlive()) {
            String why =
                    gateway.lastError().orElse("not ready: " + gateway.health().down());
            gateway.stop();
            throw new IllegalStateException(why);
        }
    }

    private void tellTestFrameworks() {
        String port = Integer.toString(gateway.plan().httpPort());
        System.setProperty("voicebox.it.http.port", port);
        System.setProperty("microshed_manual_env", "true");
        System.setProperty("microshed_hostname", "127.0.0.1");
        System.setProperty("microshed_http_port", port);
        System.setProperty("microshed_app_context_root", "/");
    }
}
