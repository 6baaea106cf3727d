package dev.voicebox.language.openai;

import java.net.URI;

import org.junit.jupiter.api.Test;

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

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure().message()).contains("voicebox.llm.openai.model");
    }

    @Test
    void aServerErrorIsTheProvidersFault() throws Exception {
        asked().status("503 Service Unavailable");

        assertThat(failure().kind()).isEqualTo(Kind.PROVIDER);
    }

    @Test
    void theKeyDoesNotFollowARedirect() throws Exception {
        asked().status("302 Found", "Location: " + server.baseUrl() + "/elsewhere");

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aHangUpBeforeTheAnswerIsUnreachable() throws Exception {
        asked().hangUp();

        assertThat(failure().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        URI url = server.baseUrl();
        server.close();
        ChatEndpoint gone = new ChatEndpoint("groq", url, ApiKey.NONE, "m", Patience.DEFAULT);
        RecordingAnswer none = new RecordingAnswer();
        modelAt(gone).stream(Requests.saying("hello"), none);

        assertThat(none.awaitEnd().failures().get(0).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(none.failures().get(0).message()).contains(url.getAuthority());
    }

    private ModelFailure failure() throws InterruptedException {
        return answer.awaitEnd().failures().get(0);
    }
}
