package dev.voicebox.limit.connection;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionStockTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ConnectionStock stock = new ConnectionStock();

    @Test
    void nothingIsWantedForOneThatComesAlone() {
        assertThat(stock.take(0, true)).isEmpty();
        assertThat(stock.ask(0)).isZero();
    }

    @Test
    void asManyAreWantedAsCameWithinASecond() {
        come(21, 0);
        assertThat(stock.ask(0)).isEqualTo(20);
        assertThat(stock.ask(SECOND)).as("asked already").isZero();
    }

    @Test
    void noMoreAreWantedThanAServerShouldKeepFromOthers() {
        come(1_000, 0);
        assertThat(stock.ask(0)).isEqualTo(ConnectionStock.MOST);
    }

    @Test
    void whatWasNotGotIsWantedAgain() {
        come(21, 0);
        stock.put(stock.ask(0), List.of("a"), 0);

        assertThat(stock.ask(0)).isEqualTo(19);
        assertThat(stock.take(0, true)).hasValue("a");
        assertThat(stock.take(0, true)).isEmpty();
    }

    @Test
    void halfOfItIsEnough() {
        come(21, 0);
        stock.put(stock.ask(0), names(11), 0);

        assertThat(stock.ask(0)).isZero();
    }

    @Test
    void whoMayNotHaveItLeavesItThere() {
        come(3, 0);
        stock.put(stock.ask(0), names(2), 0);

        assertThat(stock.take(0, false)).isEmpty();
        assertThat(stock.take(0, true)).hasValue("name-0");
    }

    @Test
    void whatNobodyNeedsForTenSecondsIsGivenBack() {
        come(3, 0);
        stock.put(stock.ask(0), names(2), 0);

        assertThat(stock.idle(10 * SECOND - 1)).isEmpty();
        assertThat(stock.isQuiet(10 * SECOND - 1)).isFalse();
        assertThat(stock.idle(10 * SECOND)).containsExactly("name-0", "name-1");
        assertThat(stock.isQuiet(10 * SECOND)).isTrue();
    }

    private void come(int many, long now) {
        for (int i = 0; i < many; i++) {
            stock.take(now, true);
        }
    }

    private static List<String> names(int many) {
        return IntStream.range(0, many).mapToObj(i -> "name-" + i).toList();
    }
}
