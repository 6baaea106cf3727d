package dev.voicebox.language.openai;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiStreamTest extends OpenAiModelFixture {

    @Test
    void anAnswerIsHeardAsItIsMade() throws Exception {
        Exchange exchange = asked().streamHead().role().text("Hello");
        answer.awaitText("Hello");
        exchange.text(" there.");
        answer.awaitText("Hello there.");
        exchange.finish("stop").usage(12, 4, 3).done().end();
        answer.awaitEnd();

        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        assertThat(answer.usages()).containsExactly(new ModelUsage(12, 4, 3));
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void theRequestCarriesTheKeyAndNoOfferOfAnotherProtocol() throws Exception {
        Exchange exchange = asked();

        assertThat(exchange.head())
                .startsWith("POST /v1/chat/completions HTTP/1.1")
                .contains("Authorization: Bearer " + KEY)
                .doesNotContainIgnoringCase("upgrade");
        assertThat(exchange.body()).contains("\"stream\":true").contains("\"include_usage\":true");
    }

    @Test
    void aStreamThatComesByteByByteReadsTheSame() throws Exception {
        asked().streamHead()
                .drip("data: {\"choices\":[{\"delta\":{\"content\":\"Grüße, 世界\"}}]}\r\n\r\n: still here\r\n\r\n")
                .drip("data:{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\","
                        + "\"function\":{\"name\":\"light\",\"arguments\":\"\"}}]}}]}\n\n")
                .drip("event: message\ndata: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,"
                        + "\"function\":{\"arguments\":\"{\\\"on\\\":true}\"}}]}}]}\n\n")
                .drip("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n")
                .end();
        answer.awaitEnd();

        assertThat(answer.text()).isEqualTo("Grüße, 世界");
        assertThat(answer.calls()).containsExactly("light c1 {\"on\":true}");
        assertThat(answer.finishes()).containsExactly(FinishReason.TOOL_CALLS);
    }

    @Test
    void anEndWithoutAFinishReasonIsTruncated() throws Exception {
        asked().streamHead().text("Half a").done().end();

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.TRUNCATED);
    }

    @Test
    void anEndWithoutTheDoneMarkIsStillAnEnd() throws Exception {
        asked().streamHead().text("All of it.").finish("length").end();

        assertThat(answer.awaitEnd().finishes()).containsExactly(FinishReason.LENGTH);
    }

    @Test
    void aConnectionThatBreaksAfterTheFinishReasonCostsNothing() throws Exception {
        Exchange exchange = asked().streamHead().text("All").finish("stop");
        answer.awaitText("All");
        exchange.hangUp();

        assertThat(answer.awaitEnd().finishes()).containsExactly(FinishReason.STOP);
    }

    @Test
    void aResetWithinTheAnswerIsOneFailure() throws Exception {
        Exchange exchange = asked().streamHead().text("Half");
        answer.awaitText("Half");
        exchange.reset();

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.UNREACHABLE);
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void anErrorWithinTheStreamIsAFailureThatQuotesOnlyItsCode() throws Exception {
        Exchange exchange = asked().streamHead()
                .text("Half")
                .event("{\"error\":{\"message\":\"key " + KEY + " is out of money\",\"code\":\"insufficient_quota\"}}");
        answer.awaitEnd();

        assertThat(answer.failures()).extracting("kind").containsExactly(Kind.PROVIDER);
        assertThat(answer.failures().get(0).message())
                .contains("insufficient_quota")
                .doesNotContain(KEY);
        exchange.awaitHungUp();
    }

    @Test
    void garbageInTheStreamIsAFailure() throws Exception {
        asked().streamHead().event("<html>busy</html>");

        assertThat(answer.awaitEnd().failures()).extracting("kind").containsExactly(Kind.PROVIDER);
    }

    @Test
    void aPageInsteadOfAStreamPointsToTheAddress() throws Exception {
        asked().raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>");

        assertThat(answer.awaitEnd().failures().get(0).message()).contains("voicebox.llm.openai.base-url");
    }

    @Test
    void aLineWithoutEndIsCutOff() throws Exception {
        Exchange exchange = asked().streamHead();
        String block = "x".repeat(64 * 1024);
        try {
            exchange.chunk("data: ");
            for (int i = 0; i < 20; i++) {
                exchange.chunk(block);
            }
        } catch (java.io.IOException hungUpAlready) {
            // the cap closes the connection while we still write
        }

        assertThat(answer.awaitEnd().failures().get(0).message()).contains("1048576 bytes");
        exchange.awaitHungUp();
    }

    @Test
    void aRefusalIsSpoken() throws Exception {
        asked().streamHead()
                .event("{\"choices\":[{\"delta\":{\"refusal\":\"I cannot help with that.\"}}]}")
                .finish("stop")
                .done()
                .end();

        assertThat(answer.awaitEnd().text()).isEqualTo("I cannot help with that.");
    }

    @Test
    void aHundredAnswersAtOnceHoldNoThread() throws Exception {
        List<RecordingAnswer> answers = new ArrayList<>();
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            RecordingAnswer one = new RecordingAnswer();
            answers.add(one);
            model.stream(Requests.saying("hello"), one);
        }
        for (int i = 0; i < 100; i++) {
            exchanges.add(server.next().streamHead().text("first"));
        }
        for (RecordingAnswer one : answers) {
            one.awaitText("first");
        }
        for (Exchange exchange : exchanges) {
            exchange.text(" second").finish("stop").done().end();
        }
        for (RecordingAnswer one : answers) {
            assertThat(one.awaitEnd().text()).isEqualTo("first second");
            assertThat(one.finishes()).containsExactly(FinishReason.STOP);
        }
    }
}
