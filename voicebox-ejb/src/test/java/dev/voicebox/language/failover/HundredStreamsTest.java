package dev.voicebox.language.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

class HundredStreamsTest extends SocketFixture {
    private static final int STREAMS = 100;

    @Test
    void aHundredAnswersThatWaitHoldNoThread() throws Exception {
        firstToken = Duration.ofSeconds(60);
        FailoverModel model = model(FailoverRules.STANDARD, first.baseUrl(), second.baseUrl());
        List<RecordingAnswer> answers = new ArrayList<>();
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            RecordingAnswer answer = new RecordingAnswer();
            answers.add(answer);
            model.stream(Requests.saying("hello"), answer);
            exchanges.add(first.next().streamHead().text("One "));
        }
        for (RecordingAnswer answer : answers) {
            answer.awaitText("One ");
        }
        awaitIdle();
        int most = threads.getLargestPoolSize();
        for (Exchange exchange : exchanges) {
            exchange.text("two.").finish("stop").done().end();
        }
        for (RecordingAnswer answer : answers) {
            assertThat(answer.awaitEnd().text()).isEqualTo("One two.");
            assertThat(answer.faults()).isEmpty();
        }
        System.out.printf(
                "%d streams: no thread held while they wait; the pool had %d at most by then, %d in the end%n",
                STREAMS, most, threads.getLargestPoolSize());
    }

    private void awaitIdle() {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (threads.getActiveCount() > 0) {
            assertThat(System.nanoTime()).as("a thread is held").isLessThan(patience);
            Thread.onSpinWait();
        }
    }
}
