package dev.voicebox.journal.lost;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.event.ResponseId;
import dev.voicebox.event.SessionId;
import dev.voicebox.journal.EndReason;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.Records;
import dev.voicebox.journal.SessionKind;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.table.DatabaseTables;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.OpenSessions;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.session.SessionAddress;
import dev.voicebox.persistence.redis.session.SessionStart;
import dev.voicebox.persistence.redis.session.SessionStateStore;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions of gateways that were killed, on a PostgreSQL and a Redis. */
class LostSessionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static EmbeddedDatabase database;
    private static RedisConnection redis;
    private static JournalStreams streams;
    private static SessionStateStore states;

    private final String other = UUID.randomUUID().toString();
    private final AtomicInteger told = new AtomicInteger();
    private final JournalTables tables =
            new DatabaseTables(new JournalRows(database.dataSource()), PATIENCE, record -> {
                told.incrementAndGet();
                return List.of();
            });
    private final LostSessions lost = looking(streams);

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        database.execute("insert into tenants (id, name, created_at) values ('tenant', 'Tenant', now())");
        redis = RedisConnection.to(EmbeddedRedis.shared().url());
        streams = new JournalStreams(redis);
        states = new SessionStateStore(redis);
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @BeforeEach
    void begin() throws TablesUnavailable {
        database.execute("truncate sessions, tool_invocations, session_events");
        tables.write(List.of(
                began("sess_1", other),
                new JournalRecord.ToolCalled(
                        Records.stamp("sess_1", 2), "call_1", new ResponseId("resp_1"), "order", "0a".repeat(32)),
                new JournalRecord.ToolCalled(
                        Records.stamp("sess_1", 3), "call_2", new ResponseId("resp_1"), "order", "0a".repeat(32)),
                new JournalRecord.ToolAnswered(Records.stamp("sess_1", 4), "call_2"),
                began("sess_2", "ours"),
                began("sess_3", other),
                new JournalRecord.SessionEnded(Records.stamp("sess_3", 2), EndReason.CLIENT_CLOSED)));
        told.set(0);
    }

    @Test
    void sessionsOfAGatewayThatIsSilentForThreeLooksAreClosed() {
        look(lost, LostSessions.SILENT_LOOKS - 1);
        assertThat(ends()).isEqualTo("sess_1 -, sess_2 -, sess_3 client_closed");

        look(lost, 1);

        assertThat(ends()).isEqualTo("sess_1 gateway_lost, sess_2 -, sess_3 client_closed");
        assertThat(database.ask("select string_agg(call_id || ' ' || outcome, ', ' order by call_id)"
                        + " from tool_invocations"))
                .isEqualTo("call_1 abandoned, call_2 answered");
    }

    @Test
    void aGatewayThatSpeaksInBetweenKeepsItsSessions() {
        look(lost, LostSessions.SILENT_LOOKS - 1);
        streams.beat(other);
        look(lost, LostSessions.SILENT_LOOKS);
        streams.leave(other);
        look(lost, LostSessions.SILENT_LOOKS - 1);

        assertThat(ends()).startsWith("sess_1 -");
        streams.forget(other);
    }

    @Test
    void aRedisThatWasAwayProvesNothing() {
        try (RedisConnection away = RedisConnection.to("redis://127.0.0.1:1")) {
            look(looking(new JournalStreams(away)), 2 * LostSessions.SILENT_LOOKS);
        }

        assertThat(ends()).startsWith("sess_1 -");
    }

    @Test
    void aSessionThatMayStillBeResumedIsLeftToItsSweeper() throws TablesUnavailable {
        SessionAddress first = new SessionAddress("tenant", "project", "sess_1");
        states.begin(
                first, new SessionStart("gone", "hash", "{}", Instant.EPOCH, Instant.EPOCH, Duration.ofMinutes(5)));
        tables.write(List.of(began("sess_4", other)));

        look(lost, LostSessions.SILENT_LOOKS);

        assertThat(ends()).isEqualTo("sess_1 -, sess_2 -, sess_3 client_closed, sess_4 gateway_lost");
        states.end(first, 1);
    }

    @Test
    void whatASweeperFoundIsClosedOnce() {
        PresumedEnds presumed =
                new PresumedEnds(new OpenSessions(database.dataSource(), PATIENCE), tables, Clock.systemUTC());

        for (int i = 0; i < 3; i++) {
            assertThat(presumed.end(new TenantId("tenant"), new SessionId("sess_1")))
                    .isTrue();
        }

        assertThat(ends()).startsWith("sess_1 gateway_lost");
        assertThat(database.ask(
                        "select count(*) from session_events where session_id = 'sess_1' and type = 'session.closed'"))
                .isEqualTo("1");
    }

    @Test
    void ofSeveralThatLookOneCloses() {
        LostSessions second = looking(streams);
        look(lost, LostSessions.SILENT_LOOKS);
        int once = told.get();
        database.execute(
                "update sessions set ended_at = null, end_reason = null, ended_revision = 0" + " where id = 'sess_1'");
        look(second, LostSessions.SILENT_LOOKS);

        assertThat(told).as("records written by both").hasValue(once);
    }

    @Test
    void anEndThatTheGatewayItselfHadWrittenCountsWhenItComes() throws TablesUnavailable {
        look(lost, LostSessions.SILENT_LOOKS);
        tables.write(List.of(new JournalRecord.SessionEnded(Records.stamp("sess_1", 5), EndReason.EXPIRED)));

        assertThat(ends()).startsWith("sess_1 expired");
    }

    @Test
    void aSessionThatIsTakenUpAndLostAgainIsClosedAgain() throws TablesUnavailable {
        look(lost, LostSessions.SILENT_LOOKS);
        tables.write(List.of(new JournalRecord.SessionBegan(
                Records.stamp("sess_1", 1_000), SessionKind.REALTIME, "gpt-realtime", null, "heir")));
        assertThat(ends()).startsWith("sess_1 -");

        look(lost, LostSessions.SILENT_LOOKS);

        assertThat(ends()).startsWith("sess_1 gateway_lost");
        assertThat(database.ask(
                        "select count(*) from session_events where session_id = 'sess_1' and type = 'session.closed'"))
                .isEqualTo("2");
    }

    private LostSessions looking(JournalStreams at) {
        OpenSessions open = new OpenSessions(database.dataSource(), PATIENCE);
        PresumedEnds presumed = new PresumedEnds(open, tables, Clock.systemUTC());
        return new LostSessions(open, at, states, presumed, "ours");
    }

    private static void look(LostSessions who, int times) {
        for (int i = 0; i < times; i++) {
            who.run();
        }
    }

    private static JournalRecord began(String session, String gateway) {
        return new JournalRecord.SessionBegan(
                Records.stamp(session, 1), SessionKind.REALTIME, "gpt-realtime", null, gateway);
    }

    private static String ends() {
        return database.ask(
                "select string_agg(id || ' ' || coalesce(end_reason, '-'), ', ' order by id) from sessions");
    }
}
