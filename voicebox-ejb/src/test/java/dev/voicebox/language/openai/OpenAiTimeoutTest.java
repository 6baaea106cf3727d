package dev.voicebox.language.openai;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiTimeoutTest extends OpenAiModelFixture {

    @Test
    void aModelThatBeginsNothingIsGivenUp() throws Exception {
        Exchange exchange = asked();
        timers.advance(Duration.ofMillis(2_999));
        assertThat(answer.events()).isZero();
        timers.advance(Duration.ofMillis(1));

        assertThat(answer.failures()).extracting("kind").containsExactly(Kind.TIMEOUT);
        assertThat(answer.failures().get(0).message()).contains("voicebox.llm.first-token-timeout");
        exchange.awaitHungUp();
    }

    @Test
    void headersAreNoFirstToken() throws Exception {
        Exchange exchange = asked().streamHead().role();
        timers.advance(Duration.ofSeconds(3));

        assertThat(answer.failures()).extracting("kind").containsExactly(Kind.TIMEOUT);
        exchange.awaitHungUp();
    }

    @Test
    void aModelThatFallsSilentIsGivenUp() throws Exception {
        Exchange exchange = asked().streamHead().text("One");
        timers.awaitScheduled(2);
        timers.advance(Duration.ofMillis(4_999));
        exchange.text(" two");
        timers.awaitScheduled(3);
        timers.advance(Duration.ofMillis(4_999));
        assertThat(answer.failures()).isEmpty();
        timers.advance(Duration.ofMillis(1));

        assertThat(answer.text()).isEqualTo("One two");
        assertThat(answer.failures()).extracting("kind").containsExactly(Kind.TIMEOUT);
        assertThat(answer.failures().get(0).message()).contains("voicebox.llm.inter-token-timeout");
        exchange.awaitHungUp();
    }

    @Test
    void whiteSpaceIsNoSignOfLife() throws Exception {
        Exchange exchange = asked().streamHead().text("One");
        timers.awaitScheduled(2);
        timers.advance(Duration.ofMillis(4_999));
        exchange.text("   ");
        answer.awaitText("One   ");
        timers.advance(Duration.ofMillis(1));

        assertThat(answer.failures()).extracting("kind").containsExactly(Kind.TIMEOUT);
        exchange.awaitHungUp();
    }

    @Test
    void silenceAfterTheFinishReasonIsAnEnd() throws Exception {
        // In one packet, so that the text tells when the finish reason is there too.
        Exchange exchange = asked().streamHead()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"All\"},\"finish_reason\":\"stop\"}]}\n\n");
        timers.awaitScheduled(2);
        timers.advance(Duration.ofSeconds(1));

        assertThat(answer.awaitEnd().finishes()).containsExactly(FinishReason.STOP);
        exchange.awaitHungUp();
    }

    @Test
    void aProviderThatKeepsTheLineOpenAfterItsEndIsHungUpOn() throws Exception {
        Exchange exchange = asked().streamHead().text("All").finish("stop").done();
        answer.awaitEnd();
        timers.advance(Duration.ofSeconds(5));

        exchange.awaitHungUp();
        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void aFinishedAnswerLeavesNoTimer() throws Exception {
        Exchange exchange =
                asked().streamHead().text("All").finish("stop").done().end();
        answer.awaitEnd();
        exchange.hangUp();
        // The end of the stream is read after its last event, by the same thread; a second answer comes after it.
        RecordingAnswer second = new RecordingAnswer();
        model.stream(Requests.saying("again"), second);
        server.next().status("503 Service Unavailable");
        second.awaitEnd();
        timers.advance(Duration.ofMinutes(1));

        assertThat(answer.faults()).isEmpty();
        assertThat(second.faults()).isEmpty();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void aTimeoutAndAResetAtTheSameMomentAreOneEnd() throws Exception {
        for (int i = 0; i < 60; i++) {
            RecordingAnswer one = new RecordingAnswer();
            model.stream(Requests.saying("hello"), one);
            Exchange exchange = server.next().streamHead().text("One");
            one.awaitText("One");
            Thread breaking = new Thread(() -> reset(exchange));
            breaking.start();
            timers.advance(Duration.ofSeconds(10));
            breaking.join();

            assertThat(one.awaitEnd().failures()).hasSize(1);
            exchange.awaitHungUp();
            assertThat(one.faults()).isEmpty();
        }
    }

    private static void reset(Exchange exchange) {
        try {
            exchange.reset();
        } catch (java.io.IOException hungUpFirst) {
            // the timeout won
        }
    }
}
