package dev.voicebox.language.openai;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.voicebox.language.ManualTimers;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

/** A model whose provider is a script and whose time is the test's. */
abstract class OpenAiModelFixture {
    static final String KEY = "sk-very-secret-0123456789";

    /** Two threads for everything, so that a stream that held one would be noticed. */
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    final ManualTimers timers = new ManualTimers();
    final RecordingAnswer answer = new RecordingAnswer();
    ScriptedModelServer server;
    OpenAiLanguageModel model;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedModelServer();
        model = modelAt(endpoint("openai"));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    final OpenAiLanguageModel modelAt(ChatEndpoint endpoint) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
        return new OpenAiLanguageModel(endpoint, OpenAiLanguageModel.client(threads), timers, clock);
    }

    final ChatEndpoint endpoint(String provider) {
        return new ChatEndpoint(provider, server.baseUrl(), new ApiKey(KEY), "some-model", Patience.DEFAULT);
    }

    final ModelCall ask() {
        return model.stream(Requests.saying("hello"), answer);
    }

    final Exchange asked() throws InterruptedException {
        ask();
        return server.next();
    }
}
