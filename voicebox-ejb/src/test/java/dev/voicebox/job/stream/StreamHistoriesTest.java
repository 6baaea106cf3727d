package dev.voicebox.job.stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.job.stream.StreamHistory.Flaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Sound in order without gap or double, and one end for every order, over seeded histories: orders, workers that speak, fail, die,
 * freeze and thaw, and a gateway that reads now and then, in any mixture; every step is one call, on the scripts of a real Redis.
 */
@Timeout(300)
class StreamHistoriesTest {
    private static final int HISTORIES = 1_000;
    private static StreamFleet fleet;

    @BeforeAll
    static void open() {
        fleet = new StreamFleet();
    }

    @AfterAll
    static void close() throws InterruptedException {
        fleet.close();
    }

    @Test
    void everyOrderEndsOnceAndItsSoundIsWhole() {
        StreamHistory.Tally all = new StreamHistory.Tally();
        for (int seed = 0; seed < HISTORIES; seed++) {
            new StreamHistory(fleet, seed, Flaw.NONE).run(all);
        }
        System.out.println("streamed work: " + HISTORIES + " histories, " + all);
        assertThat(all.done).isGreaterThan(HISTORIES / 2);
        assertThat(all.failed).isPositive();
        assertThat(all.takenOver).isGreaterThan(HISTORIES / 2);
        assertThat(all.fenced).isPositive();
    }

    @Test
    void aGatewayThatPassesOnWhatEveryAttemptSaysIsFound() {
        assertThatItIsFound(Flaw.SAYS_TWICE);
    }

    @Test
    void aWorkerThatIsNotFencedIsFound() {
        assertThatItIsFound(Flaw.NO_FENCE);
    }

    @Test
    void aGatewayThatForgetsWhereItWasIsFound() {
        assertThatItIsFound(Flaw.NO_CURSOR);
    }

    private static void assertThatItIsFound(Flaw flaw) {
        assertThatThrownBy(() -> {
                    for (int seed = 0; seed < HISTORIES; seed++) {
                        new StreamHistory(fleet, seed, flaw).run(new StreamHistory.Tally());
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }
}
