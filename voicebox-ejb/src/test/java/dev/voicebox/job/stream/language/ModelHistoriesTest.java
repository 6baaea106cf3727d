package dev.voicebox.job.stream.language;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.job.stream.StreamFleet;
import dev.voicebox.job.stream.language.ModelHistory.Flaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * One voice and one end for every answer, over seeded histories: orders, workers that speak, call functions, fail, die, freeze and
 * thaw, a Redis that loses a mark, and a gateway that reads now and then, in any mixture; every step is one call, on the scripts
 * of a real Redis.
 */
@Timeout(300)
class ModelHistoriesTest {
    private static final int HISTORIES = 600;
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
    void everyAnswerHasOneVoiceAndOneEnd() {
        ModelHistory.Tally all = new ModelHistory.Tally();
        for (int seed = 0; seed < HISTORIES; seed++) {
            new ModelHistory(fleet, seed, Flaw.NONE).run(all);
        }
        System.out.println("shared language models: " + HISTORIES + " histories, " + all);
        assertThat(all.done).isGreaterThan(HISTORIES / 2);
        assertThat(all.brokenOff).isGreaterThan(HISTORIES / 10);
        assertThat(all.answeredByAnother).isGreaterThan(HISTORIES / 10);
        assertThat(all.refused).isPositive();
        assertThat(all.givenUp).isPositive();
        assertThat(all.cancelled).isPositive();
        assertThat(all.marksLost).isPositive();
        assertThat(all.fenced).isPositive();
    }

    @Test
    void aGatewayThatPassesOnASecondVoiceIsFound() {
        assertThatItIsFound(Flaw.TWO_VOICES);
    }

    @Test
    void aWorkerThatAsksAnewAfterTheFirstWordIsFound() {
        assertThatItIsFound(Flaw.ASKS_ANEW);
    }

    @Test
    void aGatewayThatForgetsWhereItWasIsFound() {
        assertThatItIsFound(Flaw.NO_CURSOR);
    }

    private static void assertThatItIsFound(Flaw flaw) {
        assertThatThrownBy(() -> {
                    for (int seed = 0; seed < HISTORIES; seed++) {
                        new ModelHistory(fleet, seed, flaw).run(new ModelHistory.Tally());
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }
}
