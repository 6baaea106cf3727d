package dev.voicebox.dev.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.Home;

/**
 * A Kafka broker on 127.0.0.1, which is its own controller; a process of its own, for it would bring ninety threads and other
 * versions of our libraries along. Without a password: whoever may open ports of this machine can read and write it.
 */
public final class Kafka implements Service {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int TIMEOUT_MS = 1_000;

    private final Supplier<Child> program;
    private final Path log;
    private final int port;
    private volatile Child server;

    private Kafka(Supplier<Child> program, Path log, int port) {
        this.program = program;
        this.log = log;
        this.port = port;
        this.server = program.get();
    }

    /** Whether this build holds a broker. */
    public static boolean isHere() {
        return KafkaProgram.isHere();
    }

    /** Starts it on the data of the home. */
    public static Kafka start(Home home, RunFolder run, int port) {
        KafkaProgram program = KafkaProgram.ofThisBuild();
        Path data = home.data().resolve("kafka");
        Path settings = home.data().resolve("kafka.properties");
        Path log = home.logs().resolve("kafka.log");
        try {
            Home.makePrivate(data);
            Files.writeString(settings, settings(data, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(program, settings, log, run);
        }
        Kafka kafka = new Kafka(() -> Child.start("kafka", program.broker(settings), Map.of(), log, run), log, port);
        kafka.awaitReady();
        return kafka;
    }

    @Override
    public void restart() {
        server = program.get();
        awaitReady();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return server.pid();
    }

    /** The latest one. */
    @Override
    public ProcessHandle process() {
        return server.handle();
    }

    public boolean isAlive() {
        return server.isAlive();
    }

    @Override
    public void close() {
        server.stop(Signal.TERM, STOP);
    }

    private static void format(KafkaProgram program, Path settings, Path log, RunFolder run) {
        List<String> command =
                program.command("kafka.tools.StorageTool", "format", "-t", clusterId(), "-c", settings.toString());
        Child format = Child.start("kafka-format", command, Map.of(), log, run);
        int code = format.onExit().join();
        format.stop(Signal.TERM, STOP);
        if (code != 0) {
            throw new Trouble("Kafka could not prepare its folder (" + format.lastWords() + ")", "See " + log);
        }
    }

    /** In Kafka's own form: 22 characters of base64. */
    private static String clusterId() {
        UUID id = UUID.randomUUID();
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        // It would be taken for an option.
        return text.startsWith("-") ? "A" + text.substring(1) : text;
    }

    private static String settings(Path data, int port) {
        int controller = Ports.free();
        return String.join(
                "\n",
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controller,
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + data,
                "num.partitions=3",
                "default.replication.factor=1",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0",
                "");
    }

    private void awaitReady() {
        if (!Patience.of(START).until(() -> !isAlive() || listens()) || !isAlive()) {
            close();
            throw new Trouble("Kafka did not start (" + server.lastWords() + ")", "See " + log);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
