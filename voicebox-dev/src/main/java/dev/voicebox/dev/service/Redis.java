package dev.voicebox.dev.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.home.SecretFile;
import dev.voicebox.dev.home.Secrets;

/** Redis on 127.0.0.1 with a password and an append-only file. */
public final class Redis implements Service {
    private static final Duration START = Duration.ofSeconds(15);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int TIMEOUT_MS = 2_000;

    private final Supplier<Child> program;
    private final int port;
    private final String password;
    private volatile Child server;

    private Redis(Supplier<Child> program, int port, String password) {
        this.program = program;
        this.server = program.get();
        this.port = port;
        this.password = password;
    }

    /** As {@link #launch}, and waits until it answers. */
    public static Redis start(Home home, RunFolder run, int port) {
        Redis redis = launch(home, run, port);
        try {
            redis.awaitReady();
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
        return redis;
    }

    /** Starts it on the data of the home with a new password. It does not answer yet. */
    public static Redis launch(Home home, RunFolder run, int port) {
        RedisProgram program = RedisProgram.unpackedIn(home.programs());
        Path data = home.data().resolve("redis");
        String password = Secrets.password();
        SecretFile settings = new SecretFile(home.data().resolve("redis.conf"));
        try {
            Home.makePrivate(data);
        } catch (IOException e) {
            throw new Trouble("VoiceBox cannot write " + data, "Give the folder to this user", e);
        }
        settings.write(settings(data, port, password));
        Path log = home.logs().resolve("redis.log");
        List<String> command =
                List.of(program.file().toString(), settings.path().toString());
        return new Redis(() -> Child.start("redis", command, Map.of(), log, run), port, password);
    }

    @Override
    public void restart() {
        server = program.get();
        awaitReady();
    }

    @Override
    public ProcessHandle process() {
        return server.handle();
    }

    /** With the password in it. */
    public String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return server.isAlive();
    }

    @Override
    public void close() {
        server.stop(Signal.TERM, STOP);
    }

    /** In a file, for a command line is seen by every user of the machine. */
    private static String settings(Path data, int port, String password) {
        return String.join(
                "\n",
                "bind 127.0.0.1",
                "port " + port,
                "requirepass " + password,
                "dir \"" + data + "\"",
                "appendonly yes",
                "save \"\"",
                "daemonize no",
                "");
    }

    /** @throws Trouble if it ended or does not answer in 15 s */
    public void awaitReady() {
        if (!Patience.of(START).until(() -> !isAlive() || isReady()) || !isAlive()) {
            throw new Trouble("Redis did not start (" + server.lastWords() + ")", "See .voicebox/logs/redis.log");
        }
    }

    private boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readNBytes("+OK\r\n+PONG".length()), StandardCharsets.US_ASCII);
            return answer.endsWith("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
