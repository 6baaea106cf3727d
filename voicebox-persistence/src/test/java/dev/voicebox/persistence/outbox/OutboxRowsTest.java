package dev.voicebox.persistence.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.voicebox.persistence.outbox.OutboxForTests.NOON;
import static dev.voicebox.persistence.outbox.OutboxForTests.event;
import static org.assertj.core.api.Assertions.assertThat;

class OutboxRowsTest {

    private static OutboxForTests outbox;

    @BeforeAll
    static void open() {
        outbox = new OutboxForTests();
    }

    @BeforeEach
    void empty() {
        outbox.empty();
    }

    @Test
    void anEventOfATransactionThatIsTakenBackIsNeverTold() throws SQLException {
        try (Connection connection = outbox.database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            OutboxRows.insert(connection, List.of(event("s", 1)));
            connection.rollback();
        }

        assertThat(outbox.claim("relay")).isNull();
    }

    @Test
    void anEventThatIsWrittenAgainStaysOne() {
        outbox.write(event("s", 1));
        outbox.write(event("s", 1), event("s", 2));

        assertThat(outbox.waiting(outbox.claim("relay"))).containsExactly("s.1", "s.2");
    }

    @Test
    void anEventThatWasPublishedIsNotToldAgainWhenItsRecordIsReplayed() {
        outbox.write(event("s", 1));
        LaneLease lease = outbox.claim("relay");
        outbox.queue.markPublished(lease, List.of(event("s", 1)));
        outbox.lanes.release(lease);

        outbox.write(event("s", 1));

        assertThat(outbox.claim("relay")).isNull();
    }

    @Test
    void twoTenantsMayHaveAnEventOfTheSameId() {
        OutboxRow others = new OutboxRow("s.1", "other", "s", "voice.sessions", "{}", "{}", NOON);
        outbox.write(event("s", 1), others);

        assertThat(outbox.queue.waiting(outbox.claim("relay"), 10))
                .extracting(waiting -> waiting.row().tenant())
                .containsExactly("acme", "other");
    }

    @Test
    void aPayloadComesBackAsItWasWritten() {
        String payload = "{\"b\" : 1.0,  \"a\":\"\\u0000 \\ud800 \\ud83d\\ude00\", \"a\":2}";
        OutboxRow row =
                new OutboxRow("s.1", "acme", "s", "voice.audit", payload, "{\"traceparent\":\"00-ab-cd-01\"}", NOON);
        outbox.write(row);

        assertThat(outbox.queue.waiting(outbox.claim("relay"), 10))
                .extracting(WaitingRow::row)
                .containsExactly(row);
    }

    @Test
    void theEventsOfASessionShareALaneAndAllLanesAreUsed() {
        assertThat(event("s", 1).lane()).isEqualTo(event("s", 2).lane());
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(n -> event("session" + n, 1).lane())
                        .distinct())
                .hasSize(OutboxRow.LANES)
                .allMatch(lane -> lane >= 0 && lane < OutboxRow.LANES);
    }
}
