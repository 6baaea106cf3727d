package dev.voicebox.language.ollama;

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
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;
import dev.voicebox.language.http.HttpClients;
import dev.voicebox.language.http.Route;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.ChatStream;
import dev.voicebox.language.openai.Patience;
import dev.voicebox.language.openai.ScriptedModelServer;
import dev.voicebox.language.openai.ScriptedModelServer.Exchange;

/** An Ollama that is a script, and time that is the test's. */
abstract class OllamaFixture {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    final ManualTimers timers = new ManualTimers();
    final RecordingAnswer answer = new RecordingAnswer();
    ScriptedModelServer server;
    OllamaLanguageModel model;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedModelServer();
        ChatEndpoint endpoint =
                new ChatEndpoint("ollama", server.baseUrl(), ApiKey.NONE, "llama3.2", Patience.DEFAULT, 8_192, 0.5);
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
        model = new OllamaLanguageModel(
                endpoint, Route.byName(HttpClients.shared(threads)), new ChatStream.Alarms(timers, clock));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    final ModelCall ask() {
        return model.stream(Requests.saying("hello"), answer);
    }

    final Exchange asked() throws InterruptedException {
        ask();
        return server.next();
    }

    final Exchange asked(ModelRequest request) throws InterruptedException {
        model.stream(request, answer);
        return server.next();
    }

    static String said(String text) {
        return "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                + "\"},\"done\":false}";
    }

    static String done(String reason) {
        return "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                + "\"done_reason\":\"" + reason + "\",\"prompt_eval_count\":26,\"eval_count\":7}";
    }
}
