package dev.voicebox.language.openai;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

class OpenAiRefusalTest extends OpenAiModelFixture {

    @Test
    void tooManyRequestsNameTheWait() throws Exception {
        Exchange exchange = asked().status("429 Too Many Requests", "Retry-After: 7");

        assertThat(failure().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure().message()).contains("wait 7 s");
        exchange.awaitHungUp();
    }

    @Test
    void aWaitMayHaveFractionsOfASecond() throws Exception {
        asked().status("429 Too Many Requests", "Retry-After: 1.5");

        assertThat(failure().retryAfter()).contains(Duration.ofMillis(1_500));
        assertThat(failure().message()).contains("wait 2 s");
    }

    @Test
    void aWaitMayBeADate() throws Exception {
        asked().status("429 Too Many Requests", "Retry-After: Fri, 20 Nov 2026 10:01:00 GMT");

        assertThat(failure().message()).contains("wait 60 s");
    }

    @Test
    void aRefusedKeyPointsToItsSetting() throws Exception {
        asked().status("401 Unauthorized");

        assertThat(failure().kind()).isEqualTo(Kind.UNAUTHORISED);
        assertThat(failure().message()).contains("voicebox.llm.openai.api-key").doesNotContain(KEY);
    }

    @Test
    void anUnknownModelPointsToItsSetting() throws Exception {
        asked().status("404 Not Found");

        assertThat(failure().kind()).isEqualTo(Kind.MISCONFIGURED);
        assertThat(failure().message()).contains("voicebox.llm.openai.model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'error':{'code':'context_length_exceeded','message':'long'}} | UNSUPPORTED",
                "400 | {'error':{'type':'invalid_request_error','message':'prompt is too long'}} | UNSUPPORTED",
                "400 | {'error':{'message':'registry/llama does not support tools','code':null}} | UNSUPPORTED",
                "400 | {'error':'this model is not supported'} | UNSUPPORTED",
                "400 | {'error':{'code':'invalid_value','message':'schema'}} | REFUSED",
                "400 | {'error':{'code':'unknown_parameter','message':'stream_options'}} | REFUSED",
                "400 | {'error':{'code':'content_filter','message':'by policy'}} | FORBIDDEN",
                "400 | {'error':{'code':'invalid_prompt','message':'it violates our usage policy'}} | FORBIDDEN",
                "400 | <html></html> | REFUSED",
                "400 | [] | REFUSED",
                "413 | {} | UNSUPPORTED",
                "422 | {'error':{'message':'bad'}} | REFUSED",
            })
    void aRefusalIsReadForWhetherAnotherMayServe(int status, String body, Kind kind) throws Exception {
        String error = body.replace('\'', '"');
        asked().raw("HTTP/1.1 " + status + " No\r\nContent-Length: " + error.length() + "\r\n\r\n")
                .raw(error);

        assertThat(failure().kind()).isEqualTo(kind);
        assertThat(failure().message()).contains("(" + status + ")").doesNotContain("llama", "schema");
    }

    @Test
    void aRefusalThatBreaksOffIsStillOne() throws Exception {
        asked().raw("HTTP/1.1 400 No\r\nContent-Length: 100\r\n\r\n{").hangUp();

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aRefusalWithoutEndIsReadUpToAPoint() throws Exception {
        Exchange exchange = asked().raw("HTTP/1.1 400 No\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(20_000));

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
        exchange.awaitHungUp();
    }

    @Test
    void aWaitIsKeptForWhoeverChoosesTheProvider() throws Exception {
        asked().status("503 Service Unavailable", "Retry-After: 9");

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(9));
    }

    @Test
    void aServerErrorIsTheProvidersFault() throws Exception {
        asked().status("503 Service Unavailable");

        assertThat(failure().kind()).isEqualTo(Kind.PROVIDER);
    }

    @Test
    void theKeyDoesNotFollowARedirectAndTheAddressIsToBlame() throws Exception {
        asked().status("302 Found", "Location: " + server.baseUrl() + "/elsewhere");

        assertThat(failure().kind()).isEqualTo(Kind.MISCONFIGURED);
        assertThat(failure().message()).contains("(302)", "voicebox.llm.openai.base-url");
    }

    @Test
    void aHangUpBeforeTheAnswerIsUnreachable() throws Exception {
        asked().hangUp();

        assertThat(failure().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        // Bound and not listening: nobody else can listen there meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress("127.0.0.1", 0));
            URI url = URI.create("http://127.0.0.1:" + held.getLocalPort() + "/v1");
            ChatEndpoint gone = new ChatEndpoint("groq", url, ApiKey.NONE, "m", Patience.DEFAULT);
            RecordingAnswer none = new RecordingAnswer();
            modelAt(gone).stream(Requests.saying("hello"), none);

            assertThat(none.awaitEnd().failures().get(0).kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(none.failures().get(0).message()).contains(url.getAuthority());
        }
    }

    private ModelFailure failure() throws InterruptedException {
        return answer.awaitEnd().failures().get(0);
    }
}
