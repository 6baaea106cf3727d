package dev.voicebox.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.policy.engine.ScriptedOpa;
import dev.voicebox.protocol.golden.ModelStep;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that asks an OPA lets through what was allowed, and nothing else, whatever the OPA says or does not say. */
class PolicyIT {
    private static final String YES = "{\"result\":true}";
    private static final String NO = "{\"result\":{\"allowed\":false,\"reason\":\"not today\"}}";

    private static final Map<String, ScriptedOpa.Script> ANSWERS = new HashMap<>();
    private static ScriptedProvider model;
    private static ScriptedOpa opa;
    private static Gateway gateway;

    private final PolicyCalls calls = new PolicyCalls(gateway);

    @BeforeAll
    static void startServer() throws IOException {
        model = new ScriptedProvider();
        opa = new ScriptedOpa((call, itself) -> answer(call.getRequestURI()).answer(call, itself));
        gateway = RunningServer.get()
                .startAnother(Map.of(
                        "voicebox.policy.mode", "remote",
                        "voicebox.policy.url", opa.url().toString(),
                        "voicebox.llm.providers", "openai",
                        "voicebox.llm.openai.base-url", model.baseUrl().toString(),
                        "voicebox.llm.openai.api-key", "sk-scripted",
                        "voicebox.llm.openai.model", "scripted",
                        "voicebox.tts.engines", "stub"));
    }

    @AfterAll
    static void stopServer() {
        gateway.stop();
        opa.close();
        model.close();
    }

    @BeforeEach
    void allowEverything() {
        synchronized (ANSWERS) {
            ANSWERS.clear();
        }
        model.forget();
    }

    @Test
    void whoIsDeniedIsRefusedBeforeTheUpgradeAndGetsNoSecret() throws Exception {
        says("allow", ScriptedOpa.says(200, NO));

        HttpResponse<String> secret = calls.mint();

        assertThat(calls.connect()).isEqualTo(403);
        assertThat(secret.statusCode()).isEqualTo(403);
        assertThat(secret.body()).contains("policy_denied").contains("not today");
    }

    static Stream<ScriptedOpa.Script> broken() {
        return Stream.of(
                ScriptedOpa.silence(),
                ScriptedOpa.hangUp(),
                ScriptedOpa.halfOf(YES),
                ScriptedOpa.says(500, YES),
                ScriptedOpa.says(302, YES),
                ScriptedOpa.says(200, ""),
                ScriptedOpa.says(200, "true"),
                ScriptedOpa.says(200, "[true]"),
                ScriptedOpa.says(200, "{}"),
                ScriptedOpa.says(200, "{\"result\":null}"),
                ScriptedOpa.says(200, "{\"result\":\"true\"}"),
                ScriptedOpa.says(200, "{\"result\":{\"allowed\":1}}"),
                ScriptedOpa.says(200, YES + YES));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsNoAnswerAllowsNothing(ScriptedOpa.Script script) throws Exception {
        says("allow", script);

        assertThat(calls.connect()).isEqualTo(403);
        assertThat(calls.mint().statusCode()).isEqualTo(403);
        assertThat(calls.evaluate().path("allowed").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void ofAnAnswerThatNobodyDecidedNothingIsTold(ScriptedOpa.Script script) throws Exception {
        try (RealtimeClient client = calls.open("text")) {
            says("audio", script);
            JsonNode done = answer(client, "The first thing. And another one.");

            assertThat(done.at("/response/status").asText()).isEqualTo("incomplete");
            assertThat(done.at("/response/status_details/reason").asText()).isEqualTo("content_filter");
            assertThat(client.seen().toString()).doesNotContain("first thing").doesNotContain("another");
        }
    }

    @ParameterizedTest
    @MethodSource("modalities")
    void aDeniedPieceStopsTheAnswer(String modality) throws Exception {
        try (RealtimeClient client = calls.open(modality)) {
            says("audio", ScriptedOpa.says(200, NO));
            JsonNode done = answer(client, "The secret is out.");

            assertThat(done.at("/response/status_details/reason").asText()).isEqualTo("content_filter");
            assertThat(client.seen().toString()).doesNotContain("secret is out");
            assertThat(client.sound()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("modalities")
    void theReplacementIsToldInstead(String modality) throws Exception {
        try (RealtimeClient client = calls.open(modality)) {
            says(
                    "audio",
                    ScriptedOpa.says(200, "{\"result\":{\"allowed\":true,\"replacement\":\"Nothing to say. \"}}"));
            JsonNode done = answer(client, "The secret is out.");

            assertThat(done.at("/response/status").asText()).isEqualTo("completed");
            assertThat(done.at("/response/output/0/content/0").toString()).contains("Nothing to say. ");
            assertThat(client.seen().toString()).doesNotContain("secret is out");
        }
    }

    @Test
    void ofADeniedCallTheClientSeesNothingAndTheModelIsTold() throws Exception {
        try (RealtimeClient client = calls.open("text")) {
            client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"tools\":"
                            + "[{\"type\":\"function\",\"name\":\"open_door\"}]}}")
                    .await("session.updated");
            says("tool", ScriptedOpa.says(200, NO));
            model.script(List.of(
                    new ModelStep.Call("call_1", "open_door"),
                    new ModelStep.Arguments("{}"),
                    new ModelStep.Finish("tool_calls")));
            JsonNode done = answer(client, "That is not possible.");

            assertThat(done.at("/response/output")).hasSize(1);
            assertThat(done.at("/response/output/0/content/0/text").asText()).isEqualTo("That is not possible.");
            assertThat(client.seen().toString()).doesNotContain("call_1");
            assertThat(model.asked().get(model.asked().size() - 1).toString()).contains("denied by policy: not today");
        }
    }

    @Test
    void thePolicyOfTheServerIsShownAndItsDecisionsAreTimed() throws Exception {
        assertThat(calls.connect()).isEqualTo(101);

        assertThat(calls.policy().path("mode").asText()).isEqualTo("remote");
        assertThat(calls.policy().path("version").asText()).isEqualTo("remote:voice");
        assertThat(calls.metrics())
                .containsPattern("thinking_policy_seconds_count\\{[^}]*policy=\"voice/allow\"[^}]*} [1-9]");
    }

    static Stream<String> modalities() {
        return Stream.of("text", "audio");
    }

    private static JsonNode answer(RealtimeClient client, String words) throws Exception {
        model.script(List.of(new ModelStep.Text(words), new ModelStep.Finish("stop")));
        return client.say("{\"type\":\"response.create\"}").await("response.done");
    }

    private static void says(String rule, ScriptedOpa.Script script) {
        synchronized (ANSWERS) {
            ANSWERS.put(rule, script);
        }
    }

    private static ScriptedOpa.Script answer(URI asked) {
        synchronized (ANSWERS) {
            String rule = asked.getPath().substring(asked.getPath().lastIndexOf('/') + 1);
            return ANSWERS.getOrDefault(rule, ScriptedOpa.says(200, YES));
        }
    }
}
