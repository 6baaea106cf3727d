package dev.voicebox.policy.engine;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.styra.opa.wasm.OpaPolicy;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server on loopback that evaluates the same rules; RemoteCliTest asks the real one. */
class RemotePolicyTest extends PolicyEngineContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ScriptedOpa server;
    private RemotePolicy policy;

    @BeforeAll
    void serve() throws Exception {
        OpaPolicy rules =
                OpaPolicy.builder().withPolicy(PolicyFile.builtIn().wasm()).build();
        server = new ScriptedOpa((call, opa) -> {
            String path = call.getRequestURI().getPath().substring("/v1/data/".length());
            JsonNode body = JSON.readTree(call.getRequestBody());
            String result;
            synchronized (rules) {
                rules.entrypoint(path);
                result = rules.evaluate(body.path("input").toString());
            }
            ScriptedOpa.say(call, 200, JSON.readTree(result).path(0).toString());
        });
        policy = new RemotePolicy(HTTP, server.url(), "voice", PATIENCE);
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Override
    PolicyEngine engine() {
        return policy;
    }

    record Broken(String what, ScriptedOpa.Script script, String reason) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Broken> broken() {
        String yes = "{\"result\":{\"allowed\":true}}";
        String unread = "the policy's answer cannot be read";
        String neither = "the policy answered neither yes nor no";
        return List.of(
                new Broken("undefined", ScriptedOpa.says(200, "{}"), "the policy does not decide this"),
                new Broken("null", ScriptedOpa.says(200, "{\"result\":null}"), neither),
                new Broken("a word", ScriptedOpa.says(200, "{\"result\":\"true\"}"), neither),
                new Broken("a number", ScriptedOpa.says(200, "{\"result\":1}"), neither),
                new Broken("a list", ScriptedOpa.says(200, "{\"result\":[true]}"), neither),
                new Broken("an object without allowed", ScriptedOpa.says(200, "{\"result\":{}}"), neither),
                new Broken("allowed as a word", ScriptedOpa.says(200, "{\"result\":{\"allowed\":\"true\"}}"), neither),
                new Broken(
                        "a replacement that is no text",
                        ScriptedOpa.says(200, "{\"result\":{\"allowed\":true,\"replacement\":7}}"),
                        "the policy's replacement is no text"),
                new Broken("nothing", ScriptedOpa.says(200, ""), unread),
                new Broken("a page", ScriptedOpa.says(200, "<html>"), unread),
                new Broken("a list of answers", ScriptedOpa.says(200, "[" + yes + "]"), unread),
                new Broken("two answers", ScriptedOpa.says(200, yes + yes), unread),
                new Broken(
                        "a long answer",
                        ScriptedOpa.says(200, " ".repeat(300_000) + yes),
                        "the policy's answer is too long"),
                new Broken("an error with a yes", ScriptedOpa.says(500, yes), "the policy server answered 500"),
                new Broken("elsewhere with a yes", ScriptedOpa.says(302, yes), "the policy server answered 302"),
                new Broken("not found", ScriptedOpa.says(404, "{}"), "the policy server answered 404"),
                new Broken("hangs up", ScriptedOpa.hangUp(), "the policy server cannot be reached"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsNoClearYesIsADenialThatSaysWhy(Broken broken) throws Exception {
        try (ScriptedOpa opa = new ScriptedOpa(broken.script())) {
            Decision decision = ask(opa.url(), PATIENCE);

            assertThat(decision).isEqualTo(Decision.denied(broken.reason(), "remote:voice"));
        }
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedFor() throws Exception {
        try (ScriptedOpa opa = new ScriptedOpa(ScriptedOpa.silence())) {
            assertThat(ask(opa.url(), Duration.ofMillis(100)).allowed()).isFalse();
        }
    }

    @Test
    void aServerThatStopsInTheMiddleIsNotWaitedFor() throws Exception {
        try (ScriptedOpa opa = new ScriptedOpa(ScriptedOpa.halfOf("{\"result\":{\"allowed\":true}}      "))) {
            Decision decision = ask(opa.url(), Duration.ofMillis(300));

            assertThat(decision).isEqualTo(Decision.denied("the policy server did not answer in time", "remote:voice"));
        }
    }

    @Test
    void aServerThatIsGoneDenies() throws Exception {
        URI gone;
        try (ScriptedOpa opa = new ScriptedOpa(ScriptedOpa.silence())) {
            gone = opa.url();
        }

        assertThat(ask(gone, PATIENCE))
                .isEqualTo(Decision.denied("the policy server cannot be reached", "remote:voice"));
    }

    @Test
    void aPlainYesIsEnough() throws Exception {
        try (ScriptedOpa opa = new ScriptedOpa(ScriptedOpa.says(200, "{\"result\":true}"))) {
            assertThat(ask(opa.url(), PATIENCE).allowed()).isTrue();
        }
    }

    @Test
    void thePathMayHaveAnyDepth() throws Exception {
        try (ScriptedOpa opa = new ScriptedOpa((call, self) -> ScriptedOpa.say(
                call, 200, "{\"result\":" + call.getRequestURI().getPath().equals("/v1/data/acme/voice/tool") + "}"))) {
            RemotePolicy deep = new RemotePolicy(HTTP, URI.create(opa.url() + "/"), "acme.voice", PATIENCE);

            assertThat(deep.evaluate(EntryPoint.TOOL, JSON.createObjectNode()).allowed())
                    .isTrue();
        }
    }

    private static Decision ask(URI url, Duration timeout) {
        return new RemotePolicy(HTTP, url, "voice", timeout).evaluate(EntryPoint.ALLOW, JSON.createObjectNode());
    }
}
