package dev.voicebox.kafka;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.service.Database;
import dev.voicebox.dev.service.DevServices;
import dev.voicebox.dev.service.Kafka;
import dev.voicebox.dev.service.Ports;
import dev.voicebox.event.SessionId;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.OutboxForm;
import dev.voicebox.outbox.Topic;
import dev.voicebox.outbox.kafka.KafkaSettings;
import dev.voicebox.outbox.kafka.KafkaSink;
import dev.voicebox.outbox.relay.LaneRun;
import dev.voicebox.outbox.relay.Relay;
import dev.voicebox.outbox.relay.RelaySettings;
import dev.voicebox.outbox.relay.RelayWatch;
import dev.voicebox.persistence.migration.SchemaMigration;
import dev.voicebox.persistence.outbox.OutboxCare;
import dev.voicebox.persistence.outbox.OutboxLanes;
import dev.voicebox.persistence.outbox.OutboxQueue;
import dev.voicebox.persistence.outbox.OutboxRow;
import dev.voicebox.persistence.outbox.OutboxRows;
import dev.voicebox.persistence.tenancy.TenantRole;
import dev.voicebox.tenant.TenantId;

/** PostgreSQL, a broker, and a relay between them. */
final class KafkaStage implements AutoCloseable, RelayWatch {
    private static final Path FOLDER = Path.of("target", "kafka");

    /** Kept, or its level would be lost with it. It would say every setting, and each attempt to reach the broker. */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    static {
        CLIENT.setLevel(Level.SEVERE);
    }

    final List<String> seen = new CopyOnWriteArrayList<>();
    private final DevServices services;
    private final DataSource database;
    private final int port = Ports.free();
    private final KafkaSink sink;
    private final Relay relay;
    private final Thread thread;
    private Kafka kafka;

    KafkaStage() {
        services = DevServices.start(FOLDER);
        database = source(services.postgres().database());
        new SchemaMigration(database).run();
        execute("TRUNCATE outbox");
        startBroker();
        sink = new KafkaSink(new KafkaSettings(true, bootstrapServers()));
        RelaySettings settings = new RelaySettings(
                Duration.ofSeconds(15), Duration.ofMillis(50), 3, Duration.ofMillis(100), Duration.ofDays(1));
        OutboxLanes lanes = new OutboxLanes(database);
        LaneRun laneRun = new LaneRun(lanes, new OutboxQueue(database), sink, settings, this);
        relay = new Relay("relay", lanes, laneRun, settings, this);
        thread = new Thread(relay, "relay");
    }

    void startRelay() {
        thread.start();
    }

    void startBroker() {
        kafka = Kafka.start(Home.open(FOLDER), services.run(), port);
    }

    /** As by SIGKILL. */
    void killBroker() {
        ProcessHandle process = ProcessHandle.of(kafka.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The next event of a session. */
    void write(String session, int number) {
        OutboxRow row = OutboxForm.rowOf(new DomainEvent(
                session + ":" + number,
                Topic.SESSIONS,
                new TenantId("acme"),
                new SessionId(session),
                "{\"n\":" + number + "}",
                null,
                Instant.now()));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TenantRole.asTenant(connection, row.tenant());
            OutboxRows.insert(connection, List.of(row));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long waiting() {
        return new OutboxCare(database).counts().waiting();
    }

    @Override
    public void published(int events) {}

    @Override
    public void refused(String eventId, String reason, boolean parked) {
        seen.add("refused");
    }

    @Override
    public void leaseLost(int lane) {
        seen.add("lost");
    }

    @Override
    public void interrupted(String reason) {
        seen.add("interrupted");
    }

    @Override
    public void working() {
        seen.add("working");
    }

    @Override
    public void close() throws InterruptedException {
        relay.stop();
        thread.join();
        sink.close();
        kafka.close();
        services.close();
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource source(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }
}
