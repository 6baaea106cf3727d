package dev.voicebox.nemesis.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.nemesis.check.Violation.Kind;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.history.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** Each doctored history has one thing wrong, and that is what is found. */
class CheckerTest {
    private static final String SESSION = "sess_1";

    private final List<Operation> history = new ArrayList<>();
    private final Map<String, List<StoredItem>> stored = new HashMap<>();

    @BeforeEach
    void twoSessionsOfFiveItemsTheLastOfEachWithoutAnAnswer() {
        for (String session : List.of(SESSION, "sess_2")) {
            List<StoredItem> items = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                String id = session + "_item_" + n;
                String before = n == 0 ? null : session + "_item_" + (n - 1);
                Outcome outcome = n == 4 ? Outcome.UNKNOWN : Outcome.OK;
                history.add(operation(session, id, n == 4 ? null : before, outcome));
                items.add(new StoredItem(id, "hash of " + id, false));
            }
            stored.put(session, items);
        }
    }

    @Test
    void aCleanHistoryPasses() throws IOException {
        Verdict verdict = check();

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict).isEqualTo(new Verdict(2, 10, 8, 10, List.of()));
    }

    @Test
    void anItemWithoutAnAnswerMayBeMissing() throws IOException {
        stored.get(SESSION).remove(4);

        assertThat(check().violations()).isEmpty();
    }

    @Test
    void anAcknowledgedItemThatIsMissingIsLost() throws IOException {
        stored.get(SESSION).remove(3);

        assertFound(Kind.LOST, 3);
    }

    @Test
    void anAcknowledgedItemIsLostInTheMiddleToo() throws IOException {
        stored.get(SESSION).remove(1);

        assertFound(Kind.LOST, 1);
    }

    @Test
    void aSessionThatIsGoneLosesEveryAcknowledgedItem() throws IOException {
        stored.remove(SESSION);

        assertThat(check().counts()).containsEntry(Kind.LOST, 4);
    }

    @Test
    void anItemThatIsThereTwiceIsDoubled() throws IOException {
        stored.get(SESSION).add(2, stored.get(SESSION).get(2));

        assertFound(Kind.DOUBLED, 2);
    }

    @Test
    void anItemThatIsThereAgainMuchLaterIsDoubled() throws IOException {
        stored.get(SESSION).add(stored.get(SESSION).get(0));

        assertFound(Kind.DOUBLED, 0);
    }

    @Test
    void aSwappedPairIsMisordered() throws IOException {
        StoredItem first = stored.get(SESSION).remove(1);
        stored.get(SESSION).add(2, first);

        assertThat(check().violations())
                .extracting(Violation::kind)
                .isNotEmpty()
                .containsOnly(Kind.MISORDERED);
    }

    @Test
    void aSwappedPairIsMisorderedAlsoWhereTheAcknowledgementsNameNoOrder() throws IOException {
        StoredItem last = stored.get(SESSION).remove(4);
        stored.get(SESSION).add(0, last);

        assertThat(check().violations()).contains(new Violation(Kind.MISORDERED, SESSION, SESSION + "_item_0"));
    }

    @Test
    void anItemThatNobodyCreatedIsAPhantom() throws IOException {
        stored.get(SESSION).add(new StoredItem("item_of_nobody", "hash", false));

        assertThat(check().violations()).containsExactly(new Violation(Kind.PHANTOM, SESSION, "item_of_nobody"));
    }

    @Test
    void anItemOfAnotherSessionIsAPhantom() throws IOException {
        stored.get("sess_2").add(stored.get(SESSION).get(0));

        assertThat(check().violations()).containsExactly(new Violation(Kind.PHANTOM, "sess_2", SESSION + "_item_0"));
    }

    @Test
    void anItemThatSaysSomethingElseIsAltered() throws IOException {
        stored.get(SESSION).set(2, new StoredItem(SESSION + "_item_2", "hash of something else", false));

        assertFound(Kind.ALTERED, 2);
    }

    @Test
    void anItemThatIsThereAlthoughItWasRefusedIsFound() throws IOException {
        history.set(4, operation(SESSION, SESSION + "_item_4", null, Outcome.FAIL));

        assertFound(Kind.REFUSED, 4);
    }

    @Test
    void anAcknowledgementThatNamedTheWrongItemBeforeItIsFound() throws IOException {
        history.set(3, operation(SESSION, SESSION + "_item_3", SESSION + "_item_1", Outcome.OK));

        assertFound(Kind.MISORDERED, 3);
    }

    @Test
    void withoutViolationsTheBoundIsThreeByTheTrials() {
        assertThat(Verdict.bound(120)).isEqualTo(0.025);
        assertThat(Verdict.bound(0)).isEqualTo(1);
    }

    private void assertFound(Kind kind, int item) throws IOException {
        assertThat(check().violations()).containsExactly(new Violation(kind, SESSION, SESSION + "_item_" + item));
    }

    private Verdict check() throws IOException {
        return new Checker(session -> stored.getOrDefault(session, List.of())).check(history);
    }

    private Operation operation(String session, String item, String previous, Outcome outcome) {
        long number = Integer.parseInt(item.substring(item.length() - 1)) + 1L;
        return new Operation(
                number, 1, session, item, "hash of " + item, previous, number * 100, number * 100 + 50, outcome);
    }
}
