package dev.voicebox.it;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.dev.gateway.Gateway;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that loses its connection and comes back, over the socket of a server whose model takes its time. */
class ResumeIT {
    private static final String REFUSED = "4000 invalid_request_error.session_not_resumable";

    private static Gateway gateway;

    @BeforeAll
    static void startServer() throws IOException {
        gateway = RunningServer.get()
                .startAnother(Map.of(
                        "voicebox.llm.providers", "stub",
                        "voicebox.stub.llm-token-gap", "PT0.15S",
                        // With rules an answer comes in whole pieces.
                        "voicebox.policy.mode", "off"));
    }

    @AfterAll
    static void stopServer() {
        gateway.stop();
    }

    @Test
    void whoIsCutInTheMiddleOfAnAnswerHearsTheRestOfItOnce() throws Exception {
        RealtimeClient first = talking();
        first.await("response.output_text.delta");
        List<JsonNode> before = first.seen();
        // Of these it will say that it has not seen them.
        first.await("response.output_text.delta");
        first.await("response.output_text.delta");
        List<JsonNode> unseen = first.seen().subList(before.size(), first.seen().size());
        first.cut();

        try (RealtimeClient back = RealtimeClient.back(address(before), key(), before)) {
            JsonNode created = back.await("session.created");
            JsonNode done = back.await("response.done");

            assertThat(created.at("/voicebox/resumed").asBoolean()).isTrue();
            assertThat(created.at("/session/id")).isEqualTo(before.get(0).at("/session/id"));
            assertThat(token(created)).isNotEmpty().isNotEqualTo(token(before.get(0)));
            assertThat(back.seen().subList(1, 1 + unseen.size())).isEqualTo(unseen);
            List<JsonNode> all = new ArrayList<>(before);
            all.addAll(back.seen());
            assertThat(all).extracting(ResumeIT::id).doesNotHaveDuplicates();
            assertThat(done.at("/response/status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void whoIsBackGoesOnTalking() throws Exception {
        RealtimeClient first = open();
        List<JsonNode> before = first.seen();
        first.cut();

        try (RealtimeClient back = RealtimeClient.back(address(before), key(), before)) {
            back.await("session.created");
            asks(back);
            assertThat(back.await("response.done").at("/response/status").asText())
                    .isEqualTo("completed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a token of nobody, resume_token=another",
        "a session of nobody, session_id=sess_another",
        "an event of nobody, after=event_another"
    })
    void whoCannotHaveItIsToldOnceAndClosed(String what, String wrong) throws Exception {
        try (RealtimeClient living = open()) {
            String name = wrong.substring(0, wrong.indexOf('='));
            String query = address(living.seen()).getQuery().replaceFirst(name + "=[^&]*", wrong);

            assertRefused(new RealtimeClient(at("?" + query), key()));
            asks(living);
            living.await("response.done");
        }
    }

    @Test
    void anotherProjectOfTheSameTenantCannotHaveIt() throws Exception {
        PolicyCalls calls = new PolicyCalls(gateway);
        String project = calls.admin("POST", "/api/v2/tenants/default/projects", "{\"name\":\"Other\"}")
                .path("id")
                .asText();
        String other = calls.admin("POST", "/api/v2/projects/" + project + "/keys", "{\"name\":\"other\"}")
                .path("key")
                .asText();
        try (RealtimeClient living = open()) {
            assertRefused(new RealtimeClient(address(living.seen()), other));
        }
    }

    @Test
    void whoComesSecondHasTheSessionAndTheFirstIsClosed() throws Exception {
        RealtimeClient first = talking();
        first.await("response.output_text.delta");
        List<JsonNode> before = first.seen();

        try (RealtimeClient second = RealtimeClient.back(address(before), key(), before)) {
            assertThat(first.awaitClose()).isEqualTo("4409 displaced");
            assertThat(second.await("response.done").at("/response/status").asText())
                    .isEqualTo("completed");
        }
    }

    @Test
    void whoHasLeftCannotComeBack() throws Exception {
        RealtimeClient client = open();
        client.close();
        client.awaitClose();

        assertRefused(new RealtimeClient(address(client.seen()), key()));
    }

    private static void assertRefused(RealtimeClient client) throws Exception {
        assertThat(client.await("error").at("/error/code").asText()).isEqualTo("session_not_resumable");
        assertThat(client.awaitClose()).isEqualTo(REFUSED);
        assertThat(client.types()).containsExactly("error");
    }

    /** A client with a session in which nothing is under way. */
    private static RealtimeClient open() throws InterruptedException {
        RealtimeClient client = new RealtimeClient(at("?model=gpt-realtime"), key());
        client.await("session.created");
        client.await("rate_limits.updated");
        return client;
    }

    /** A client that an answer has begun for. */
    private static RealtimeClient talking() throws InterruptedException {
        RealtimeClient client = open();
        asks(client);
        return client;
    }

    private static void asks(RealtimeClient client) {
        client.say("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                + "\"content\":[{\"type\":\"input_text\",\"text\":\"Say something.\"}]}}");
        client.say("{\"type\":\"response.create\",\"response\":{\"output_modalities\":[\"text\"]}}");
    }

    /** Where one who has seen all this comes back. */
    private static URI address(List<JsonNode> seen) {
        JsonNode created = seen.get(0);
        return at("?session_id=" + created.at("/session/id").asText() + "&resume_token=" + token(created) + "&after="
                + id(seen.get(seen.size() - 1)));
    }

    private static URI at(String query) {
        return URI.create("ws://127.0.0.1:" + gateway.plan().httpPort() + "/v1/realtime" + query);
    }

    private static String key() {
        return RunningServer.get().apiKey();
    }

    private static String token(JsonNode created) {
        return created.at("/voicebox/resume_token").asText();
    }

    private static String id(JsonNode event) {
        return event.path("event_id").asText();
    }
}
