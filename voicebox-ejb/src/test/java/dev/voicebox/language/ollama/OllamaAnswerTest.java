package dev.voicebox.language.ollama;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

class OllamaAnswerTest extends OllamaFixture {
    private static final String CALLS = "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":["
            + "{\"function\":{\"name\":\"light\",\"arguments\":{\"on\":true}}},"
            + "{\"id\":\"c2\",\"function\":{\"name\":\"door\",\"arguments\":{}}}]},\"done\":false}";

    @Test
    void anAnswerIsHeardAsItIsMade() throws Exception {
        Exchange exchange = asked().streamHead().line(said("Hello"));
        answer.awaitText("Hello");
        exchange.line(said(" there.")).line(done("stop")).end();
        answer.awaitEnd();

        assertThat(answer.text()).isEqualTo("Hello there.");
        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        assertThat(answer.usages()).containsExactly(new ModelUsage(26, 0, 7));
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void aStreamThatComesByteByByteReadsTheSame() throws Exception {
        asked().streamHead()
                .drip(said("Grüße, 世界") + "\r\n\n")
                .drip(CALLS + "\n")
                .drip(done("stop"))
                .end();
        answer.awaitEnd();

        assertThat(answer.text()).isEqualTo("Grüße, 世界");
        assertThat(answer.calls()).hasSize(2);
        assertThat(answer.calls().get(0)).matches("light call_\\S+ \\{\"on\":true}");
        assertThat(answer.calls().get(1)).isEqualTo("door c2 {}");
        assertThat(answer.finishes()).containsExactly(FinishReason.TOOL_CALLS);
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void anAnswerThatRanOutOfItsTokensSaysSo() throws Exception {
        asked().streamHead().line(said("Half")).line(done("length")).end();

        assertThat(answer.awaitEnd().finishes()).containsExactly(FinishReason.LENGTH);
    }

    @Test
    void anEndWithoutDoneIsTruncated() throws Exception {
        asked().streamHead().line(said("Half a")).end();

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unload", "load", ""})
    void aModelThatIsTakenAwayInTheMiddleHasNotFinished(String reason) throws Exception {
        asked().streamHead().line(said("Half a")).line(done(reason)).end();

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.TRUNCATED);
    }

    @Test
    void whatAModelOnlyThinksIsNotSaid() throws Exception {
        asked().streamHead()
                .line("{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"Hm.\"},\"done\":false}")
                .line(said("Yes."))
                .line(done("stop"))
                .end();

        assertThat(answer.awaitEnd().text()).isEqualTo("Yes.");
    }

    @Test
    void anErrorWithinTheStreamIsAFailureThatQuotesNothing() throws Exception {
        Exchange exchange = asked().streamHead().line(said("Half")).line("{\"error\":\"the runner saw: hello\"}");
        answer.awaitEnd();

        assertThat(answer.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.PROVIDER);
            assertThat(failure.message()).contains("ollama").doesNotContain("runner");
        });
        exchange.awaitHungUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>busy</html>", "[1]", "{\"message\":"})
    void garbageInTheStreamIsAFailure(String garbage) throws Exception {
        asked().streamHead().line(garbage);

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.PROVIDER);
    }

    @Test
    void anotherDialectPointsToTheSettings() throws Exception {
        asked().streamHead().line("{\"choices\":[]}").end();

        assertThat(answer.awaitEnd().failures().get(0).message())
                .contains("voicebox.llm.ollama.base-url")
                .contains("voicebox.llm.ollama.dialect");
    }

    @Test
    void aLineWithoutEndIsCutOff() throws Exception {
        Exchange exchange = asked().streamHead();
        String block = "x".repeat(64 * 1024);
        try {
            for (int i = 0; i < 20; i++) {
                exchange.chunk(block);
            }
        } catch (IOException hungUpAlready) {
            // the cap closes the connection while we still write
        }

        assertThat(answer.awaitEnd().failures().get(0).message()).contains("1048576 bytes");
        exchange.awaitHungUp();
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, MISCONFIGURED",
        "503 Service Unavailable, PROVIDER",
        "429 Too Many Requests, RATE_LIMITED"
    })
    void aStatusHasItsKind(String status, Kind kind) throws Exception {
        asked().status(status);

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(kind);
    }

    @Test
    void aModelWithoutToolsIsLeftToTheNextProvider() throws Exception {
        String error = "{\"error\":\"llama3.2 does not support tools\"}";
        asked().raw("HTTP/1.1 400 Bad Request\r\nContent-Length: " + error.length() + "\r\n\r\n" + error);

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.UNSUPPORTED);
    }

    @Test
    void aResetWithinTheAnswerIsOneFailure() throws Exception {
        Exchange exchange = asked().streamHead().line(said("Half"));
        answer.awaitText("Half");
        exchange.reset();

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.UNREACHABLE);
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void whoOpensAndSaysNothingIsNotWaitedFor() throws Exception {
        Exchange exchange = asked().streamHead();
        timers.advance(Duration.ofSeconds(3));

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.TIMEOUT);
        exchange.awaitHungUp();
    }

    @Test
    void whoStopsSpeakingIsNotWaitedFor() throws Exception {
        Exchange exchange = asked().streamHead().line(said("Half"));
        answer.awaitText("Half");
        timers.advance(Duration.ofSeconds(5));

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.TIMEOUT);
        exchange.awaitHungUp();
    }

    @ParameterizedTest
    @CsvSource({"asked", "headers", "thinking", "speaking"})
    void aCancelHangsUpInEveryPhase(String phase) throws Exception {
        ModelCall call = ask();
        Exchange exchange = server.next();
        if (!phase.equals("asked")) {
            exchange.streamHead();
        }
        if (phase.equals("thinking")) {
            exchange.line(said(""));
        } else if (phase.equals("speaking")) {
            exchange.line(said("One"));
            answer.awaitText("One");
        }
        call.cancel();

        exchange.awaitHungUp();
        assertThat(answer.finishes()).isEmpty();
        assertThat(answer.failures()).isEmpty();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void aCancelAtOnceLeavesNoConnection() throws Exception {
        for (int i = 0; i < 50; i++) {
            ask().cancel();
        }
        ModelCall last = ask();
        Exchange exchange = server.next();
        last.cancel();

        exchange.awaitHungUp();
        assertThat(answer.events()).isZero();
    }
}
