package dev.voicebox.language.health;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.language.health.Health.State;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.OpenAiLanguageModel;
import dev.voicebox.language.openai.Patience;
import dev.voicebox.language.openai.ScriptedModelServer;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointCheckTest {
    private static final String KEY = "sk-secret";

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private ScriptedModelServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedModelServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, UP, answers",
        "404 Not Found, UP, does not list",
        "401 Unauthorized, DOWN, refuses the key (401): check voicebox.llm.mine.api-key",
        "429 Too Many Requests, DOWN, no capacity",
        "503 Service Unavailable, DOWN, fails (503)"
    })
    void theStatusTellsHowTheProviderIs(String status, State state, String reason) throws Exception {
        CompletableFuture<Health> asked = ask();
        Exchange exchange = server.next();
        exchange.status(status);
        Health health = asked.get(20, TimeUnit.SECONDS);

        assertThat(exchange.head()).startsWith("GET /v1/models HTTP/1.1").contains("Bearer " + KEY);
        assertThat(exchange.body()).isEmpty();
        assertThat(health.state()).isEqualTo(state);
        assertThat(health.reason()).contains(reason).doesNotContain(KEY);
    }

    @Test
    void nobodyThereIsDown() throws Exception {
        server.close();

        assertThat(ask().get(20, TimeUnit.SECONDS).state()).isEqualTo(State.DOWN);
    }

    private CompletableFuture<Health> ask() {
        ChatEndpoint endpoint =
                new ChatEndpoint("mine", server.baseUrl(), new ApiKey(KEY), "some-model", Patience.DEFAULT);
        return new EndpointCheck(OpenAiLanguageModel.client(threads)).ask(endpoint);
    }
}
