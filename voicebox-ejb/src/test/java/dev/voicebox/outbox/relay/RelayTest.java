package dev.voicebox.outbox.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.event.SessionId;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.EventSink;
import dev.voicebox.outbox.OutboxForm;
import dev.voicebox.outbox.RecordingSink;
import dev.voicebox.outbox.Topic;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.outbox.OutboxCare;
import dev.voicebox.persistence.outbox.OutboxLanes;
import dev.voicebox.persistence.outbox.OutboxQueue;
import dev.voicebox.persistence.outbox.OutboxRow;
import dev.voicebox.persistence.outbox.OutboxRows;
import dev.voicebox.persistence.outbox.ParkedRow;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class RelayTest {
    /** Looks so seldom that a test which has to wait for it fails by its time limit. */
    private static final Duration NEVER = Duration.ofMinutes(1);

    private static EmbeddedDatabase database;

    private final RecordingSink sink = new RecordingSink();
    private final RecordingWatch watch = new RecordingWatch();
    private final List<Running> running = new ArrayList<>();

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE outbox");
        database.execute("UPDATE outbox_lanes SET holder = NULL, epoch = 0, leased_until = '-infinity'");
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Running relay : running) {
            relay.stop();
        }
    }

    @Test
    void whatWasWrittenBeforeItStartedIsToldInOrder() {
        write("s", 500);

        start(settings(NEVER), sink);

        await(() -> sink.told().size() == 500);
        assertThat(sink.told()).isEqualTo(ids("s", 500));
        await(() -> waiting() == 0);
    }

    @Test
    void whatIsWrittenLaterIsToldAsSoonAsItIsWoken() {
        Running relay = start(settings(NEVER), sink);
        write("s", 1);

        relay.relay.wake();

        await(() -> sink.told().equals(ids("s", 1)));
    }

    @Test
    void eventsOfAnotherServerAreFoundByLooking() {
        start(settings(Duration.ofMillis(20)), sink);

        write("s", 1);

        await(() -> sink.told().equals(ids("s", 1)));
    }

    @Test
    void severalRelaysTellEachEventOnceAndKeepTheOrderOfSessions() {
        for (int session = 0; session < 40; session++) {
            write("s" + session, 25);
        }

        for (int relay = 0; relay < 4; relay++) {
            start(settings(Duration.ofMillis(20)), sink);
        }

        await(() -> waiting() == 0);
        assertThat(sink.told()).hasSize(1000);
        for (int session = 0; session < 40; session++) {
            String own = "s" + session + ":";
            assertThat(sink.told().stream().filter(id -> id.startsWith(own))).isEqualTo(ids("s" + session, 25));
        }
    }

    @Test
    void whileNobodyAnswersEverythingWaitsAndIsToldInOrderAfterwards() {
        sink.away(true);
        start(settings(Duration.ofMillis(20)), sink);
        write("s", 50);
        await(() -> watch.seen.contains("interrupted"));

        sink.away(false);

        await(() -> waiting() == 0);
        assertThat(sink.told()).isEqualTo(ids("s", 50));
        await(() -> watch.seen.size() > 1);
        assertThat(watch.seen).containsExactly("interrupted", "working");
    }

    @Test
    void anEventThatIsRefusedIsParkedAfterItsAttemptsAndTheSessionGoesOn() {
        write("s", 3);
        sink.refuse("s:2");

        start(settings(Duration.ofMillis(20)), sink);

        await(() -> waiting() == 0);
        assertThat(sink.told()).containsExactly("s:1", "s:3");
        assertThat(watch.seen)
                .containsExactly("refused s:2: too large", "refused s:2: too large", "parked s:2: too large");
        assertThat(care().parked(10)).extracting(ParkedRow::eventId).containsExactly("s:2");
    }

    @Test
    void anEventOfATopicThatThisBuildDoesNotKnowIsParked() {
        write(new OutboxRow("s:1", "acme", "s", "voice.of-tomorrow", "{}", "{}", Instant.EPOCH), row("s", 2));

        start(settings(Duration.ofMillis(20)), sink);

        await(() -> waiting() == 0);
        assertThat(care().parked(10))
                .extracting(ParkedRow::lastError)
                .containsExactly("this build knows no such topic");
    }

    @Test
    void aRelayThatFrozeWhileItToldMarksNothingAndEverythingIsToldAgain() throws InterruptedException {
        write("s", 3);
        EventSink freezes = (events, patience) -> {
            database.execute("UPDATE outbox_lanes SET leased_until = clock_timestamp() - interval '1 second',"
                    + " epoch = epoch + 1 WHERE holder IS NOT NULL");
            return sink.publish(events, patience);
        };
        Running frozen = start(settings(NEVER), freezes);
        await(() -> watch.seen.contains("lost"));
        frozen.stop();
        assertThat(waiting()).isEqualTo(3);

        start(settings(NEVER), sink);

        await(() -> waiting() == 0);
        assertThat(sink.told()).containsSubsequence("s:1", "s:2", "s:3", "s:1", "s:2", "s:3");
    }

    @Test
    void aRelayThatIsStoppedWhileNobodyAnswersEndsAndFreesItsLanes() throws InterruptedException {
        write("s", 1);
        EventSink waits = (events, patience) -> {
            watch.seen.add("asked");
            TimeUnit.NANOSECONDS.sleep(patience.toNanos());
            return sink.publish(List.of(), patience);
        };
        Running relay = start(settings(NEVER), waits);
        await(() -> watch.seen.contains("asked"));

        relay.stop();

        assertThat(database.ask("SELECT count(*) FROM outbox_lanes WHERE leased_until > clock_timestamp()"))
                .isEqualTo("0");
        assertThat(waiting()).isEqualTo(1);
    }

    private Running start(RelaySettings settings, EventSink to) {
        OutboxLanes lanes = new OutboxLanes(database.dataSource());
        OutboxQueue queue = new OutboxQueue(database.dataSource());
        LaneRun laneRun = new LaneRun(lanes, queue, to, settings, watch);
        Running started = new Running(new Relay("relay" + running.size(), lanes, laneRun, settings, watch));
        running.add(started);
        started.thread.start();
        return started;
    }

    private static RelaySettings settings(Duration poll) {
        return new RelaySettings(Duration.ofMinutes(2), poll, 3, Duration.ZERO, Duration.ofDays(1));
    }

    private static OutboxCare care() {
        return new OutboxCare(database.dataSource());
    }

    private static long waiting() {
        return care().counts().waiting();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static List<String> ids(String session, int events) {
        return IntStream.rangeClosed(1, events).mapToObj(n -> session + ":" + n).toList();
    }

    private static OutboxRow row(String session, int number) {
        return OutboxForm.rowOf(new DomainEvent(
                session + ":" + number,
                Topic.SESSIONS,
                new TenantId("acme"),
                new SessionId(session),
                "{}",
                null,
                Instant.EPOCH));
    }

    private static void write(String session, int events) {
        write(IntStream.rangeClosed(1, events).mapToObj(n -> row(session, n)).toArray(OutboxRow[]::new));
    }

    private static void write(OutboxRow... rows) {
        try (Connection connection = database.dataSource().getConnection()) {
            OutboxRows.insert(connection, List.of(rows));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Running {
        final Relay relay;
        final Thread thread;

        Running(Relay relay) {
            this.relay = relay;
            this.thread = new Thread(relay, "relay");
        }

        void stop() throws InterruptedException {
            relay.stop();
            thread.join();
        }
    }
}
