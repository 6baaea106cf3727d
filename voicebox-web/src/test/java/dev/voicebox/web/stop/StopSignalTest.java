package dev.voicebox.web.stop;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import sun.misc.Signal;
import sun.misc.SignalHandler;

import static org.assertj.core.api.Assertions.assertThat;

class StopSignalTest {
    private static final Signal TERM = new Signal("TERM");

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private SignalHandler ofTheJvm;

    @BeforeEach
    void standInForTheServer() {
        ofTheJvm = Signal.handle(TERM, signal -> log.add("the server ends"));
    }

    @AfterEach
    void giveBack() {
        Signal.handle(TERM, ofTheJvm);
    }

    @Test
    void farewellComesBeforeTheEnd() throws InterruptedException {
        StopSignal signal = new StopSignal(() -> log.add("farewell"));
        signal.install();
        Signal.raise(TERM);

        assertThat(heard(2)).containsExactly("farewell", "the server ends");
        signal.remove();
    }

    @Test
    void aFarewellThatFailsDoesNotKeepTheServerAlive() throws InterruptedException {
        StopSignal signal = new StopSignal(() -> {
            throw new IllegalStateException("no farewell today");
        });
        signal.install();
        Signal.raise(TERM);

        assertThat(heard(1)).containsExactly("the server ends");
        signal.remove();
    }

    @Test
    void anApplicationThatIsTakenOutGivesTheSignalBack() throws InterruptedException {
        StopSignal signal = new StopSignal(() -> log.add("farewell"));
        signal.install();
        signal.remove();
        Signal.raise(TERM);

        assertThat(heard(1)).containsExactly("the server ends");
    }

    private List<String> heard(int lines) throws InterruptedException {
        List<String> heard = new java.util.ArrayList<>();
        for (int i = 0; i < lines; i++) {
            heard.add(log.poll(10, TimeUnit.SECONDS));
        }
        return heard;
    }
}
