package dev.voicebox.limit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.RateLimit;

import static org.assertj.core.api.Assertions.assertThat;

/** What a tenant may still use this minute. */
class MinuteBudgetTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final MinuteBudget budget = new MinuteBudget(3, 100);

    @Test
    void requestsAreGrantedUntilTheyAreUsedUp() {
        assertThat(take(0)).isTrue();
        assertThat(take(10)).isTrue();
        assertThat(take(20)).isTrue();
        assertThat(take(30)).isFalse();
        assertThat(take(59)).isFalse();
    }

    @Test
    void aMinuteAfterTheFirstUseAllIsThereAgain() {
        take(0);
        take(0);
        take(0);

        assertThat(take(60)).isTrue();
        assertThat(budget.limits(at(60)).get(0)).isEqualTo(new RateLimit("requests", 3, 2, 60));
    }

    @Test
    void tokensThatWereUsedRefuseTheNextRequest() {
        take(0);
        budget.countTokens(99, at(1));
        assertThat(take(2)).isTrue();

        budget.countTokens(50, at(3));
        assertThat(take(4)).isFalse();
        assertThat(budget.limits(at(15)))
                .containsExactly(new RateLimit("requests", 3, 1, 45), new RateLimit("tokens", 100, 0, 45));
        assertThat(take(60)).isTrue();
    }

    @Test
    void aRefusalTakesNothing() {
        for (int i = 0; i < 10; i++) {
            take(0);
        }

        assertThat(budget.limits(at(0)).get(0).remaining()).isZero();
        assertThat(take(60)).isTrue();
        assertThat(budget.limits(at(60)).get(0).remaining()).isEqualTo(2);
    }

    @Test
    void aClockThatGoesBackGivesNothingAway() {
        take(30);
        take(30);
        take(30);

        assertThat(take(0)).isFalse();
    }

    @Test
    void manyThreadsTogetherGetWhatThereIs() throws Exception {
        MinuteBudget shared = new MinuteBudget(1_000, 1_000_000);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> granted = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                granted.add(pool.submit(() -> {
                    int mine = 0;
                    for (int i = 0; i < 500; i++) {
                        mine += shared.takeRequest(NOON) ? 1 : 0;
                        shared.countTokens(1, NOON);
                    }
                    return mine;
                }));
            }
            int all = 0;
            for (Future<Integer> one : granted) {
                all += one.get();
            }
            assertThat(all).isEqualTo(1_000);
            assertThat(shared.limits(NOON).get(1).remaining()).isEqualTo(1_000_000 - 2_000);
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean take(int second) {
        return budget.takeRequest(at(second));
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
