package dev.voicebox.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of records that a full journal refused. */
class RepeatedOffersTest {
    private static final JournalRecord BEGAN =
            new JournalRecord.SessionBegan(Records.stamp("sess_1", 1), SessionKind.REALTIME, "model", null, "gateway");
    private static final JournalRecord ENDED =
            new JournalRecord.SessionEnded(Records.stamp("sess_1", 9), EndReason.CLIENT_CLOSED);

    private final InMemoryJournal journal = new InMemoryJournal();
    private final RepeatedOffers offers = new RepeatedOffers(journal, "gateway", 3);
    private final List<Written> outcomes = new ArrayList<>();

    @Test
    void theBeginningOfASessionComesBeforeItsNextRecord() {
        journal.full(true);
        offers.append(BEGAN, outcomes::add);
        assertThat(outcomes).as("it may still be kept").isEmpty();

        journal.full(false);
        JournalRecord other = Records.put("sess_2", 1, "of another session");
        JournalRecord item = Records.put("sess_1", 2, "hello");
        offers.append(other, outcomes::add);
        offers.append(item, outcomes::add);

        assertThat(journal.records()).containsExactly(other, BEGAN, item);
        assertThat(outcomes).containsOnly(Written.DURABLE).hasSize(3);
    }

    @Test
    void whatASessionLeavesIsOfferedUntilThereIsRoom() {
        journal.full(true);
        offers.append(BEGAN, outcomes::add);
        offers.append(ENDED, outcomes::add);
        offers.run();
        assertThat(outcomes).isEmpty();

        journal.full(false);
        offers.run();

        assertThat(journal.records()).containsExactlyInAnyOrder(BEGAN, ENDED);
        assertThat(outcomes).containsExactly(Written.DURABLE, Written.DURABLE);
        assertThat(offers.waiting()).isZero();
    }

    @Test
    void anItemWhoseClientWasToldIsNotKeptAfterAll() {
        journal.full(true);
        offers.append(Records.put("sess_1", 2, "hello"), outcomes::add);
        assertThat(outcomes).containsExactly(Written.REFUSED);

        journal.full(false);
        offers.run();

        assertThat(journal.records()).isEmpty();
    }

    @Test
    void beyondItsBoundItGivesUp() {
        journal.full(true);
        for (int i = 1; i <= 5; i++) {
            offers.append(
                    new JournalRecord.SessionEnded(Records.stamp("sess_" + i, 2), EndReason.EXPIRED), outcomes::add);
        }

        assertThat(outcomes).containsExactly(Written.REFUSED, Written.REFUSED);
        assertThat(offers.waiting()).isEqualTo(3);
    }

    @Test
    void whatCanNeverBeKeptIsNotOfferedAgain() {
        RepeatedOffers rejecting =
                new RepeatedOffers((record, outcome) -> outcome.accept(Written.REJECTED), "gateway", 3);
        Consumer<Written> told = outcomes::add;

        rejecting.append(ENDED, told);

        assertThat(outcomes).containsExactly(Written.REJECTED);
        assertThat(rejecting.waiting()).isZero();
    }
}
