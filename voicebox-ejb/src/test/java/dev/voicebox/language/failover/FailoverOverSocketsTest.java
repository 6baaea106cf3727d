package dev.voicebox.language.failover;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each way in which a provider fails, seen on real sockets. How long each takes is printed, not judged. */
class FailoverOverSocketsTest extends SocketFixture {

    /** Responses that end by themselves: their connection may be used again. */
    private static final Set<String> WHOLE = Set.of(
            "400, too long",
            "400, a parameter that it does not know",
            "a page",
            "an end without a reason",
            "an end without a word");

    interface Misery {
        void befalls(Exchange exchange) throws IOException;
    }

    static Stream<Arguments> miseries() {
        return Stream.of(
                misery("no headers", "timeout", exchange -> {}),
                misery("headers, then nothing", "timeout", Exchange::streamHead),
                misery(
                        "a role, then nothing",
                        "timeout",
                        exchange -> exchange.streamHead().role()),
                misery(
                        "a drip of comments",
                        "timeout",
                        exchange -> exchange.streamHead().drip(": wait\n\n: wait\n\n")),
                misery("500", "provider", exchange -> exchange.status("500 Internal Server Error")),
                misery("503", "provider", exchange -> exchange.status("503 Service Unavailable")),
                misery("429", "rate_limited", exchange -> exchange.status("429 Too Many Requests", "Retry-After: 9")),
                misery("401", "unauthorised", exchange -> exchange.status("401 Unauthorized")),
                misery("404", "misconfigured", exchange -> exchange.status("404 Not Found")),
                misery(
                        "400, too long",
                        "unsupported",
                        exchange -> exchange.raw("HTTP/1.1 400 No\r\nContent-Length: 47\r\n\r\n"
                                + "{\"error\":{\"code\":\"context_length_exceeded\" }}  ")),
                misery(
                        "400, a parameter that it does not know",
                        "refused",
                        exchange -> exchange.raw("HTTP/1.1 400 No\r\nContent-Length: 39\r\n\r\n"
                                + "{\"error\":{\"code\":\"unknown_parameter\"}} ")),
                misery(
                        "an end without a word",
                        "empty",
                        exchange -> exchange.streamHead()
                                .role()
                                .finish("stop")
                                .done()
                                .end()),
                misery("a reset before the headers", "unreachable", Exchange::reset),
                misery(
                        "a reset after the role",
                        "unreachable",
                        exchange -> exchange.streamHead().role().reset()),
                misery(
                        "garbage in the stream",
                        "provider",
                        exchange -> exchange.streamHead().event("{{{")),
                misery(
                        "an error in the stream",
                        "provider",
                        exchange -> exchange.streamHead().event("{\"error\":{\"code\":\"overloaded\"}}")),
                misery(
                        "a page",
                        "provider",
                        exchange -> exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>")),
                misery(
                        "an end without a reason",
                        "truncated",
                        exchange -> exchange.streamHead().role().done().end()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("miseries")
    void theNextProviderAnswersInItsPlace(String name, String reason, Misery misery) throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        if (reason.equals("timeout")) {
            firstToken = Duration.ofMillis(300);
        }
        long began = System.nanoTime();
        model(FailoverRules.STANDARD, first.baseUrl(), second.baseUrl()).stream(Requests.saying("hello"), answer);
        Exchange failing = first.next();
        misery.befalls(failing);
        Exchange saving = second.next();
        long took = System.nanoTime() - began;
        saving.streamHead().role().text("Here.").finish("stop").done().end();

        assertThat(answer.awaitEnd().text()).isEqualTo("Here.");
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.faults()).isEmpty();
        assertThat(watch.awaitFailovers()).containsExactly("provider0 provider1 " + reason);
        assertThat(saving.body()).isEqualTo(failing.body());
        if (!WHOLE.contains(name)) {
            failing.awaitHungUp();
        }
        System.out.printf("failover after %s: %d ms%n", name, took / 1_000_000);
    }

    @Test
    void nobodyAtAnAddressCostsNoTime() throws Exception {
        URI nobody = first.baseUrl();
        first.close();
        RecordingAnswer answer = new RecordingAnswer();
        long began = System.nanoTime();
        model(FailoverRules.STANDARD, nobody, second.baseUrl()).stream(Requests.saying("hello"), answer);
        second.next().streamHead().text("Here.").finish("stop").done().end();
        answer.awaitEnd();
        long took = System.nanoTime() - began;

        assertThat(answer.text()).isEqualTo("Here.");
        assertThat(watch.awaitFailovers()).containsExactly("provider0 provider1 unreachable");
        System.out.printf("failover after nobody was there: %d ms%n", took / 1_000_000);
    }

    @Test
    void aResetWithinASentenceIsAFailureAndNotAnotherVoice() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        model(FailoverRules.STANDARD, first.baseUrl(), second.baseUrl()).stream(Requests.saying("hello"), answer);
        Exchange exchange = first.next().streamHead().text("The weather in ");
        answer.awaitText("The weather in ");
        exchange.reset();

        assertThat(answer.awaitEnd().failures()).hasSize(1);
        assertThat(watch.failovers()).isEmpty();
        assertThat(watch.results()).containsExactly("provider0 unreachable");
    }

    @Test
    void aHedgeThatWinsHangsUpOnTheSlowOne() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        model(new FailoverRules(Duration.ofSeconds(5), Duration.ofMillis(50)), first.baseUrl(), second.baseUrl())
                .stream(Requests.saying("hello"), answer);
        Exchange slow = first.next().streamHead().role();
        second.next().streamHead().text("Here.").finish("stop").done().end();
        slow.awaitHungUp();

        assertThat(answer.awaitEnd().text()).isEqualTo("Here.");
        assertThat(watch.results()).contains("provider0 outrun");
    }

    private static Arguments misery(String name, String reason, Misery misery) {
        return arguments(name, reason, misery);
    }
}
