package dev.voicebox.persistence.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/** A Redis server at a free port; {@link #shared()} is one for the whole JVM. */
public final class EmbeddedRedis implements AutoCloseable {
    /** A port that was free may be somebody else's a moment later. */
    private static final int ATTEMPTS = 5;

    private final RedisServer server;
    private final int port;

    private EmbeddedRedis(RedisServer server, int port) {
        this.server = server;
        this.port = port;
    }

    public static EmbeddedRedis shared() {
        return Shared.RUNNING;
    }

    /** One that the test may stop. */
    public static EmbeddedRedis start() {
        File home = new File("target/embedded-redis/" + ProcessHandle.current().pid());
        if (!home.isDirectory() && !home.mkdirs()) {
            throw new IllegalStateException("cannot make " + home);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return at(FreePort.any(), home);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException("embedded Redis did not start", e);
                }
            }
        }
    }

    private static EmbeddedRedis at(int port, File home) throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .executableProvider(ExecutableProvider.newJarResourceProvider(home))
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .onShutdownForceStop(true)
                .build();
        server.start();
        return new EmbeddedRedis(server, port);
    }

    /** At the same port, without what it held. */
    public void startAgain() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("embedded Redis did not start", e);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final EmbeddedRedis RUNNING = start();
    }
}
