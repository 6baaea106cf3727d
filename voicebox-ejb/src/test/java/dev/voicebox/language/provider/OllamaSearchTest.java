package dev.voicebox.language.provider;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.OpenAiLanguageModel;
import dev.voicebox.language.openai.ScriptedModelServer;

import static org.assertj.core.api.Assertions.assertThat;

class OllamaSearchTest {
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

    @Test
    void theFirstModelThatCanTalkIsTaken() throws Exception {
        Optional<ChatEndpoint> found =
                answered(Map.of(), "{\"models\":[{\"name\":\"nomic-embed-text\"},{\"name\":\"qwen3:4b\"}]}");

        assertThat(found.map(ChatEndpoint::model)).contains("qwen3:4b");
        assertThat(found.map(ChatEndpoint::baseUrl)).contains(server.baseUrl());
    }

    @Test
    void aNamedModelIsTakenAsNamed() throws Exception {
        Map<String, String> named = Map.of("voicebox.llm.ollama.model", "mine");

        assertThat(answered(named, "{\"models\":[]}").map(ChatEndpoint::model)).contains("mine");
    }

    @Test
    void anOllamaWithoutModelsIsNone() throws Exception {
        assertThat(answered(Map.of(), "{\"models\":[]}")).isEmpty();
    }

    @Test
    void somethingElseAtThatPortIsNone() throws Exception {
        assertThat(answered(Map.of(), "<html></html>")).isEmpty();
    }

    @Test
    void nobodyThereIsNone() throws Exception {
        server.close();

        assertThat(look(Map.of()).get(20, TimeUnit.SECONDS)).isEmpty();
    }

    private Optional<ChatEndpoint> answered(Map<String, String> values, String body) throws Exception {
        CompletableFuture<Optional<ChatEndpoint>> found = look(values);
        ScriptedModelServer.Exchange exchange = server.next();
        assertThat(exchange.head()).startsWith("GET /api/tags ");
        exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        return found.get(20, TimeUnit.SECONDS);
    }

    private CompletableFuture<Optional<ChatEndpoint>> look(Map<String, String> values) {
        LanguageSettings settings = LanguageSettings.read(key -> Optional.ofNullable(values.get(key)));
        return new OllamaSearch(OpenAiLanguageModel.client(threads), server.baseUrl(), settings).look();
    }
}
