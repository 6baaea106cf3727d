package dev.voicebox.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator finds in the server's log about a session. */
class SessionLogIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final long PATIENCE_NS = Duration.ofSeconds(20).toNanos();

    private final RunningServer server = RunningServer.get();

    @Test
    void aSessionsBeginningAndEndStandUnderItsIdItsTenantAndTheTraceAndNothingThatWasSaid() throws Exception {
        String session;
        try (RealtimeClient client = new RealtimeClient(
                server, "", server.apiKey(), "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")) {
            session = client.await("session.created").at("/session/id").asText();
            client.say("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                    + "\"content\":[{\"type\":\"input_text\",\"text\":\"rumpelstiltskin\"}]}}");
            client.await("conversation.item.done");
        }

        List<JsonNode> lines = linesOf(session);

        assertThat(lines)
                .extracting(line -> line.path("message").asText())
                .satisfiesExactly(
                        began -> assertThat(began).matches("A session of [a-z0-9_-]+ began\\."),
                        ended -> assertThat(ended).matches("The session ended after \\d+ s\\."));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("tenant_id").asText()).matches("[a-z0-9_-]+");
            assertThat(line.path("trace_id").asText()).isEqualTo(TRACE);
        });
        assertThat(Files.readString(log())).doesNotContain("rumpelstiltskin");
    }

    /** Once there are two of them: the server notices a little later that a client has gone. */
    private List<JsonNode> linesOf(String session) throws Exception {
        ObjectMapper json = new ObjectMapper();
        long until = System.nanoTime() + PATIENCE_NS;
        while (true) {
            List<JsonNode> lines = Files.readAllLines(log()).stream()
                    .filter(line -> line.startsWith("{") && line.contains("\"session_id\":\"" + session + "\""))
                    .map(line -> SessionLogIT.read(json, line))
                    .toList();
            if (lines.size() >= 2 || System.nanoTime() > until) {
                return lines;
            }
            Thread.sleep(50);
        }
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new AssertionError("not a line of JSON: " + line, broken);
        }
    }

    private Path log() {
        return server.logs().resolve("gateway-1.log");
    }
}
