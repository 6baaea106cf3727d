package dev.voicebox.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.it.canary.Canaries;
import dev.voicebox.it.canary.Canary;
import dev.voicebox.it.canary.Searcher;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that is said, written, named or kept secret is printed anywhere, though the server prints all that it can. */
class CanaryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Canaries CANARIES = new Canaries();
    private static final String FORGED = "{\"message\":\"forged\"}";

    /** Of settings that there are not: the log names them as they are. */
    private static final List<String> BROKEN_NAMES = brokenNames(new Random(19));

    private static ScriptedProvider model;
    private static RepeatingProvider repeating;
    private static Gateway gateway;

    @BeforeAll
    static void startServer() throws IOException {
        RunningServer server = RunningServer.get();
        model = new ScriptedProvider();
        repeating = new RepeatingProvider();
        Map<String, String> settings = new HashMap<>(Map.of(
                "voicebox.llm.providers", "openai",
                "voicebox.llm.openai.base-url", model.baseUrl().toString(),
                "voicebox.llm.openai.api-key", "sk-" + CANARIES.word("the server's key of its provider"),
                "voicebox.llm.openai.model", "scripted",
                "voicebox.egress.allow", "127.0.0.1",
                "voicebox.vad.engines", "energy",
                "voicebox.stt.engines", "stub",
                "voicebox.tts.engines", "stub"));
        BROKEN_NAMES.forEach(name -> settings.put(name, "1"));
        gateway = server.startAnother(settings);
        CANARIES.add("the API key", server.apiKey());
        CANARIES.add("the administrator's token", server.adminToken());
        CANARIES.add("the password of the database", server.database().password());
    }

    @AfterAll
    static void stopServer() {
        gateway.stop();
        model.close();
        repeating.close();
    }

    @Test
    void nothingOfAnyConversationIsPrinted() throws Exception {
        RunningServer server = RunningServer.get();
        String place = "127.0.0.1:" + gateway.plan().httpPort();
        CanaryCalls calls = new CanaryCalls(CANARIES, model, server, URI.create("http://" + place));
        CanarySockets sockets =
                new CanarySockets(CANARIES, model, URI.create("ws://" + place + "/v1/realtime?model=gpt-realtime"));

        String function = "fn_" + CANARIES.word("the name of a persona's function");
        CanaryAdmin admin = new CanaryAdmin(CANARIES, calls);
        sockets.persona(server.apiKey(), admin.personas(function), function);
        admin.names();
        admin.policies();
        sockets.text(server.apiKey());
        sockets.audio(server.apiKey());
        String secret = calls.secret();
        sockets.nothing(secret);
        calls.wrongSecrets(secret);
        calls.models();
        calls.credentials(repeating.baseUrl());
        calls.failure();
        sockets.failures(server.apiKey());
        awaitEndOfSessions(5);

        Searcher searcher = new Searcher(CANARIES.all());
        searcher.searchFiles(logs());
        searcher.searchFiles(server.logs());
        searcher.search("error bodies", String.join("\n", CANARIES.errors()));
        for (String path : List.of("/metrics", "/openapi", "/asyncapi.yaml", "/health", "/v1/health")) {
            searcher.search(path, calls.read(path));
        }
        System.out.println("canaries: " + CANARIES.all().size() + ", errors: "
                + CANARIES.errors().size() + ", files: " + searcher.files() + ", lines: " + searcher.lines()
                + ", hits: " + searcher.hits().size());
        assertThat(logs().resolve("trace.log")).content().contains("dev.voicebox");
        assertThat(CANARIES.errors()).hasSizeGreaterThan(10);
        assertThat(searcher.hits()).isEmpty();
        Searcher printed = new Searcher(List.of(new Canary("what is printed", "A session of")));
        printed.searchFiles(logs());
        assertThat(printed.hits()).as("lines of this server").isNotEmpty();
    }

    @Test
    void anEventIsOneLineHoweverANameInItIsBroken() throws Exception {
        List<String> lines = Files.readAllLines(gateway.log());

        assertThat(lines).noneMatch(line -> line.startsWith(FORGED));
        List<String> messages = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("{")) {
                messages.add(JSON.readTree(line).path("message").asText());
            }
        }
        assertThat(BROKEN_NAMES)
                .allSatisfy(name -> assertThat(messages).anyMatch(message -> message.startsWith(name + " is set")));
    }

    private static List<String> brokenNames(Random random) {
        List<String> breaks = List.of("\r\n", "\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\t", "\"", "\\");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            StringBuilder name = new StringBuilder("voicebox.broken").append(i);
            for (int pieces = 1 + random.nextInt(3); pieces > 0; pieces--) {
                name.append(breaks.get(random.nextInt(breaks.size())))
                        .append("\n")
                        .append(FORGED);
            }
            names.add(name.toString());
        }
        return List.copyOf(names);
    }

    private static void awaitEndOfSessions(int count) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (Files.readString(gateway.log()).split("The session ended", -1).length <= count) {
            assertThat(System.nanoTime()).as("the sessions end").isLessThan(until);
            Thread.sleep(100);
        }
    }

    private static Path logs() {
        return ServerFolder.copied()
                .outputs()
                .resolve(gateway.plan().name())
                .resolve(ServerFolder.copied().server())
                .resolve("logs");
    }
}
