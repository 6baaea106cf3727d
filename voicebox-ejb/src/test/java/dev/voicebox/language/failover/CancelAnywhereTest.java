package dev.voicebox.language.failover;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.ModelCall;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller who changes their mind at any moment: the provider is hung up on, and nothing more is heard. */
class CancelAnywhereTest extends SocketFixture {
    private static final int SEEDS = 500;
    private static final String TOOL = "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\","
            + "\"function\":{\"name\":\"light\",\"arguments\":\"{}\"}}]}}]}";

    @Test
    void wheneverItComesTheProviderIsHungUpOnAndNothingFollows() throws Exception {
        FailoverModel model = model(FailoverRules.STANDARD, first.baseUrl(), second.baseUrl());
        List<Long> micros = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            micros.add(once(model, new Random(seed), seed));
        }
        micros.sort(null);
        System.out.printf(
                "%d cancels: from the cancel to the closed connection p50 %d us, p99 %d us, most %d us%n",
                SEEDS, micros.get(SEEDS / 2), micros.get(SEEDS * 99 / 100), micros.get(SEEDS - 1));

        assertThat(watch.results()).hasSize(SEEDS).containsOnly("provider0 cancelled");
        assertThat(watch.failovers()).isEmpty();
        assertThat(breakers.notClosed("provider0")).isZero();
        assertThat(clock.getQueue())
                .as("timers left, but for those just taken back")
                .isEmpty();
    }

    /** In microseconds. */
    private long once(FailoverModel model, Random random, int seed) throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        ModelCall call = model.stream(Requests.saying("hello"), answer);
        Exchange exchange = first.next();
        int phase = random.nextInt(6);
        Thread speaking = new Thread(() -> speak(exchange, phase));
        speaking.start();
        if (phase == 4) {
            awaitFirstWord(answer);
        }
        long until = System.nanoTime() + random.nextInt(1_500_000);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        long cancelled = System.nanoTime();
        call.cancel();
        int heard = answer.events();
        long closed = exchange.hungUpAt();
        speaking.join();

        assertThat(answer.events()).as("seed %d", seed).isLessThanOrEqualTo(heard + 1);
        assertThat(answer.finishes()).as("seed %d", seed).isEmpty();
        assertThat(answer.failures()).as("seed %d", seed).isEmpty();
        assertThat(answer.faults()).as("seed %d", seed).isEmpty();
        return Math.max(0, closed - cancelled) / 1_000;
    }

    /** Up to its phase, and then on and on, or not at all. */
    private static void speak(Exchange exchange, int phase) {
        try {
            if (phase == 0) {
                return;
            }
            exchange.streamHead();
            if (phase == 1) {
                return;
            }
            exchange.role();
            if (phase == 2) {
                exchange.drip(": and wait\n\n");
            } else if (phase == 3) {
                exchange.event(TOOL);
            } else {
                while (phase > 3) {
                    exchange.text("word ");
                }
            }
        } catch (IOException hungUp) {
            // that is the point
        }
    }

    private static void awaitFirstWord(RecordingAnswer answer) {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (answer.events() == 0) {
            assertThat(System.nanoTime()).isLessThan(patience);
            Thread.onSpinWait();
        }
    }
}
