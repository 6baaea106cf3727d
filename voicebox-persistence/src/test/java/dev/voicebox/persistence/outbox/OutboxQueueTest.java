package dev.voicebox.persistence.outbox;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.outbox.OutboxQueue.Refusal;

import static dev.voicebox.persistence.outbox.OutboxForTests.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class OutboxQueueTest {

    private static final Refusal FOR_AN_HOUR = new Refusal("too large", Duration.ofHours(1));

    /** Their hashes share a lane: "Aa" and "BB" are the classic pair. */
    private static final String ONE = "Aa";

    private static final String OTHER = "BB";

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
    void anEventThatWaitsForAnotherAttemptHoldsBackItsSessionOnly() {
        outbox.write(ONE, 2);
        outbox.write(OTHER, 1);
        LaneLease lease = outbox.claim("relay");

        outbox.queue.markRefused(lease, event(ONE, 1), FOR_AN_HOUR);

        assertThat(outbox.waiting(lease)).containsExactly("BB.1");
    }

    @Test
    void aLaneInWhichEverythingWaitsForAnotherAttemptIsTakenByNobody() {
        outbox.write(ONE, 1);
        LaneLease lease = outbox.claim("relay");
        outbox.queue.markRefused(lease, event(ONE, 1), FOR_AN_HOUR);
        outbox.lanes.release(lease);

        assertThat(outbox.claim("relay")).isNull();
    }

    @Test
    void theAttemptsAreCountedAndItsTurnComesWhenThePauseIsOver() {
        outbox.write(ONE, 2);
        LaneLease lease = outbox.claim("relay");
        outbox.queue.markRefused(lease, event(ONE, 1), new Refusal("too large", Duration.ZERO));
        outbox.queue.markRefused(lease, event(ONE, 1), new Refusal("too large", Duration.ZERO));

        assertThat(outbox.queue.waiting(lease, 10))
                .extracting(WaitingRow::attempts)
                .containsExactly(2, 0);
    }

    @Test
    void anEventThatIsParkedIsShownAndTheSessionGoesOn() {
        outbox.write(ONE, 2);
        LaneLease lease = outbox.claim("relay");

        outbox.queue.park(lease, event(ONE, 1), "too large");

        assertThat(outbox.waiting(lease)).containsExactly("Aa.2");
        assertThat(outbox.care.parked(10))
                .extracting(ParkedRow::eventId, ParkedRow::attempts, ParkedRow::lastError)
                .containsExactly(tuple("Aa.1", 1, "too large"));
        assertThat(outbox.care.counts().parked()).isEqualTo(1);
    }

    @Test
    void anEventThatIsTakenUpAgainIsToldAfterThoseThatWentOn() {
        outbox.write(ONE, 2);
        LaneLease lease = outbox.claim("relay");
        outbox.queue.park(lease, event(ONE, 1), "too large");
        outbox.queue.markPublished(lease, List.of(event(ONE, 2)));

        assertThat(outbox.unpark("acme", "Aa.1")).isTrue();

        assertThat(outbox.queue.waiting(lease, 10))
                .extracting(WaitingRow::attempts)
                .containsExactly(0);
        assertThat(outbox.care.parked(10)).isEmpty();
        assertThat(outbox.unpark("acme", "Aa.1")).isFalse();
        assertThat(outbox.unpark("other", "Aa.2")).isFalse();
    }

    @Test
    void theCountsTellWhatWaitsAndSinceWhen() {
        assertThat(outbox.care.counts()).isEqualTo(new OutboxCounts(0, 0, Duration.ZERO));

        outbox.write(ONE, 3);
        outbox.database.execute("UPDATE outbox SET happened_at = clock_timestamp() - interval '1 hour'");

        OutboxCounts counts = outbox.care.counts();
        assertThat(counts.waiting()).isEqualTo(3);
        assertThat(counts.oldest()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void onlyWhatWasPublishedLongAgoIsForgotten() {
        outbox.write(ONE, 3);
        LaneLease lease = outbox.claim("relay");
        outbox.queue.markPublished(lease, List.of(event(ONE, 1), event(ONE, 2)));
        outbox.database.execute(
                "UPDATE outbox SET published_at = clock_timestamp() - interval '25 hours' WHERE event_id = 'Aa.1'");

        assertThat(outbox.care.forgetPublished(Duration.ofHours(24), 100)).isEqualTo(1);
        assertThat(outbox.database.ask("SELECT string_agg(event_id, ',' ORDER BY id) FROM outbox"))
                .isEqualTo("Aa.2,Aa.3");
    }
}
