package dev.voicebox.persistence.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import redis.embedded.core.ExecutableProvider;

/** A Redis server of its own, with settings that {@link EmbeddedRedis} has no word for: a node of a cluster, or a sentinel. */
public final class RedisProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private RedisProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Answers already. Nodes talk to each other on a port that is 10,000 higher, which somebody may have: another one is taken then.
     *
     * @param settings lines of its configuration
     */
    public static RedisProcess node(List<String> settings) {
        RedisProcess node = startNode(settings);
        while (!node.comesUp()) {
            node = startNode(settings);
        }
        return node;
    }

    private static RedisProcess startNode(List<String> settings) {
        int port = FreePort.any();
        List<String> all = new ArrayList<>(List.of(
                "port " + port,
                "bind 127.0.0.1",
                "save \"\"",
                "cluster-enabled yes",
                "cluster-config-file nodes.conf",
                "cluster-require-full-coverage no"));
        all.addAll(settings);
        return start(port, all, false);
    }

    /** Watches a server under the name {@code main}. */
    public static RedisProcess sentinel(int watched) {
        int port = FreePort.any();
        return start(
                port,
                List.of("port " + port, "bind 127.0.0.1", "sentinel monitor main 127.0.0.1 " + watched + " 1"),
                true);
    }

    public int port() {
        return port;
    }

    private static RedisProcess start(int port, List<String> settings, boolean sentinel) {
        try {
            Path home = Files.createDirectories(
                    Path.of("target/embedded-redis/" + ProcessHandle.current().pid() + "-" + port));
            Path configuration = home.resolve("redis.conf");
            Files.write(configuration, settings);
            File server =
                    ExecutableProvider.newJarResourceProvider(home.toFile()).get();
            List<String> command = new ArrayList<>(List.of(
                    server.getAbsolutePath(), configuration.toAbsolutePath().toString()));
            if (sentinel) {
                command.add("--sentinel");
            }
            Process process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new RedisProcess(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean comesUp() {
        while (process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() == '+') {
                    return true;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
