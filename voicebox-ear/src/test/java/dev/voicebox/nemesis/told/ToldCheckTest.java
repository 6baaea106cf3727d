package dev.voicebox.nemesis.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.nemesis.check.StoredItem;

import static org.assertj.core.api.Assertions.assertThat;

/** Doctored: each kind of fault is put in, and must be found. */
class ToldCheckTest {
    private static final Map<String, List<StoredItem>> KEPT = Map.of(
            "sess_1",
            List.of(
                    new StoredItem("item_1", "one", true),
                    new StoredItem("item_2", "two", false),
                    new StoredItem("item_3", "three", true)),
            "sess_2",
            List.of(new StoredItem("item_9", "nine", true)));

    private final List<ToldAnswer> told = new ArrayList<>();

    @BeforeEach
    void tellEverything() {
        told.add(new ToldAnswer("event_1", "sess_1", "item_1", 1, "one"));
        told.add(new ToldAnswer("event_9", "sess_2", "item_9", 1, "nine"));
        told.add(new ToldAnswer("event_3", "sess_1", "item_3", 3, "three"));
    }

    @Test
    void everyAnswerToldOnceAndInOrderIsRight() {
        assertThat(ToldCheck.of(KEPT, told)).isEqualTo(new ToldCheck(3, 0, 0, 0, 0));
    }

    @Test
    void anAnswerThatNobodyWasToldIsMissing() {
        told.remove(1);

        assertThat(ToldCheck.of(KEPT, told)).isEqualTo(new ToldCheck(3, 1, 0, 0, 0));
    }

    @Test
    void anAnswerThatIsNotKeptIsWrong() {
        told.add(new ToldAnswer("event_4", "sess_1", "item_4", 4, "four"));

        assertThat(ToldCheck.of(KEPT, told)).isEqualTo(new ToldCheck(3, 0, 1, 0, 0));
    }

    @Test
    void anAnswerThatSaysSomethingElseIsWrong() {
        told.set(0, new ToldAnswer("event_1", "sess_1", "item_1", 1, "won"));

        assertThat(ToldCheck.of(KEPT, told)).isEqualTo(new ToldCheck(3, 0, 1, 0, 0));
    }

    @Test
    void anAnswerThatIsFirstToldAfterALaterOneIsMisordered() {
        told.add(0, told.remove(2));

        assertThat(ToldCheck.of(KEPT, told)).isEqualTo(new ToldCheck(3, 0, 0, 1, 0));
    }

    @Test
    void aCopyIsCountedAndChangesNothingElse() {
        told.add(told.get(0));

        assertThat(ToldCheck.of(KEPT, told)).isEqualTo(new ToldCheck(3, 0, 0, 0, 1));
    }
}
