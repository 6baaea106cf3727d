package dev.voicebox.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.protocol.golden.ModelStep;

import static org.assertj.core.api.Assertions.assertThat;

/** Language models by plain calls, with the server's key and with keys that tenants store. */
class LlmGatewayIT {
    private static final String SECRET = "sk-canary-4f9a1c77e2b0-tail";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ScriptedProvider model;
    private static MuteProvider mute;
    private static Gateway gateway;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startServer() throws IOException {
        model = new ScriptedProvider();
        mute = new MuteProvider();
        gateway = RunningServer.get()
                .startAnother(Map.of(
                        "voicebox.llm.providers", "openai",
                        "voicebox.llm.openai.base-url", model.baseUrl().toString(),
                        "voicebox.llm.openai.api-key", "sk-no",
                        "voicebox.llm.openai.model", "scripted",
                        // A mute answer is not a slow one.
                        "voicebox.llm.inter-token-timeout", "PT60S",
                        "voicebox.llm.first-token-timeout", "PT60S",
                        "voicebox.egress.allow", "127.0.0.1",
                        "voicebox.vad.engines", "energy",
                        "voicebox.stt.engines", "stub",
                        "voicebox.tts.engines", "stub"));
    }

    @AfterAll
    static void stopServer() throws IOException {
        gateway.stop();
        model.close();
        mute.close();
    }

    @Test
    void aKeyIsStoredShownByItsEndTriedUsedAndForgotten() throws Exception {
        HttpResponse<String> made = admin("POST", "/api/v2/credentials", credential("first", mute.baseUrl()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode credential = JSON.readTree(made.body());
        String id = credential.get("id").asText();
        assertThat(credential.get("secret_hint").asText()).isEqualTo("…tail");
        assertThat(made.headers().firstValue("Location").orElseThrow()).endsWith("/api/v2/credentials/" + id);

        JsonNode check = JSON.readTree(
                admin("POST", "/api/v2/credentials/" + id + "/check", "").body());
        assertThat(check.get("ok").asBoolean()).as(check.toString()).isTrue();
        assertThat(mute.authorizations).contains("Bearer " + SECRET);

        JsonNode list =
                JSON.readTree(admin("GET", "/api/v2/credentials?limit=1", null).body());
        assertThat(list.get("object").asText()).isEqualTo("list");
        assertThat(list.get("first_id")).isEqualTo(list.at("/data/0/id"));
        String shown = admin("GET", "/api/v2/credentials/" + id, null).body();
        assertThat(JSON.readTree(shown).at("/last_check/ok").asBoolean()).isTrue();

        for (String told : List.of(made.body(), check.toString(), list.toString(), shown, database(), log())) {
            assertThat(told).doesNotContain("canary");
        }

        assertThat(admin("DELETE", "/api/v2/credentials/" + id, null).statusCode())
                .isEqualTo(200);
        assertProblem(admin("GET", "/api/v2/credentials/" + id, null), 404, "credential_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/v1",
                "https://169.254.169.254/v1",
                "https://[::ffff:10.0.0.1]/v1",
                "https://2130706433/v1",
                "https://me:pw@example.com/v1",
                "http://localhost:9080/v1"
            })
    void anAddressInsideIsRefused(String url) throws Exception {
        assertProblem(
                admin("POST", "/api/v2/credentials", credential("inside " + url, URI.create(url))),
                400,
                "address_denied");
    }

    @Test
    void onlyAnAdministratorsTokenLetsIn() throws Exception {
        RunningServer server = RunningServer.get();
        assertProblem(send("GET", "/api/v2/credentials", null, null), 401, "invalid_token");
        assertProblem(send("GET", "/api/v2/credentials", server.apiKey(), null), 401, "invalid_token");
        String forged = server.adminToken().substring(0, server.adminToken().length() - 8) + "AAAAAAAA";
        HttpResponse<String> refused = send("GET", "/api/v2/credentials", forged, null);
        assertProblem(refused, 401, "invalid_token");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(Files.readString(server.logs().resolve("gateway-1.log")))
                .as("the log")
                .doesNotContain(forged.substring(0, 40), server.apiKey());
        assertProblem(admin("GET", "/api/v2/nothing", null), 404, "unknown_url");
        assertProblem(admin("PUT", "/api/v2/credentials", "{}"), 405, "method_not_supported");
        assertThat(send("POST", "/v1/llm/invoke", server.adminToken(), "{}").statusCode())
                .isEqualTo(401);
        assertThat(admin("GET", "/v1/credentials", null).statusCode()).isNotEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"provider\":\"openai\"}; secret",
                "{\"provider\":\"Open AI\",\"secret\":\"sk-12345678\"}; provider",
                "{\"provider\":\"openai\",\"secret\":\"short\"}; secret",
                "{\"provider\":\"mine\",\"secret\":\"sk-12345678\"}; base_url",
                "{\"provider\":\"openai\",\"secret\":\"sk-12345678\",\"x\":1}; x",
                "{\"provider\":\"openai\",\"secret\":\"sk-12345678\",\"tenant_id\":\"A B\"}; tenant_id"
            })
    void aWrongFieldIsNamed(String body, String param) throws Exception {
        HttpResponse<String> answer = admin("POST", "/api/v2/credentials", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("param").asText()).isEqualTo(param);
    }

    @Test
    void theServersModelAnswersAsAWhole() throws Exception {
        model.script(List.of(
                new ModelStep.Text("Hel"),
                new ModelStep.Text("lo"),
                new ModelStep.Counted(7, 1, 2),
                new ModelStep.Finish("stop")));

        HttpResponse<String> answer = call("/v1/llm/invoke", "{" + said("Hi") + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode told = JSON.readTree(answer.body());
        assertThat(told.get("output_text").asText()).isEqualTo("Hello");
        assertThat(told.get("provider").asText()).isEqualTo("openai");
        assertThat(told.get("model").asText()).isEqualTo("scripted");
        assertThat(told.get("finish_reason").asText()).isEqualTo("stop");
        assertThat(told.at("/usage/total_tokens").asInt()).isEqualTo(9);
        assertThat(model.asked()).last().isEqualTo(List.of("user: Hi"));
    }

    @Test
    void aStreamEndsWithTheWholeAnswer() throws Exception {
        model.script(List.of(
                new ModelStep.Text("One moment."),
                new ModelStep.Call("call_1", "look_up"),
                new ModelStep.Arguments("{\"q\":"),
                new ModelStep.Arguments("1}"),
                new ModelStep.Finish("tool_calls")));

        List<JsonNode> events = events(call("/v1/llm/invoke/stream", "{" + said("Look") + "}"));

        assertThat(events)
                .extracting(event -> event.get("type").asText())
                .containsExactly(
                        "llm.started",
                        "llm.text.delta",
                        "llm.tool_call.started",
                        "llm.tool_call.arguments.delta",
                        "llm.tool_call.arguments.delta",
                        "llm.done");
        JsonNode call = events.get(5).at("/answer/tool_calls/0");
        assertThat(call.get("arguments").asText()).isEqualTo("{\"q\":1}");
    }

    @Test
    void chatCompletionsAnswersInItsShape() throws Exception {
        model.script(
                List.of(new ModelStep.Text("Hello"), new ModelStep.Counted(7, 1, 2), new ModelStep.Finish("stop")));
        HttpResponse<String> whole =
                call("/v1/chat/completions", "{\"model\":\"scripted\",\"n\":1," + said("Hi") + "}");
        assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
        JsonNode told = JSON.readTree(whole.body());
        assertThat(told.get("id").asText()).startsWith("chatcmpl-");
        assertThat(told.get("object").asText()).isEqualTo("chat.completion");
        assertThat(told.at("/choices/0/message/content").asText()).isEqualTo("Hello");
        assertThat(told.at("/usage/prompt_tokens").asInt()).isEqualTo(7);

        model.script(
                List.of(new ModelStep.Text("Hello"), new ModelStep.Counted(7, 1, 2), new ModelStep.Finish("stop")));
        HttpResponse<String> stream = call(
                "/v1/chat/completions",
                "{\"model\":\"gpt-realtime\",\"stream\":true,\"stream_options\":{\"include_usage\":true}," + said("Hi")
                        + "}");
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(stream.body().stripTrailing()).endsWith("data: [DONE]");
        List<JsonNode> chunks = events(stream);
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.get("object").asText()).isEqualTo("chat.completion.chunk"));
        assertThat(chunks.get(chunks.size() - 1).at("/usage/completion_tokens").asInt())
                .isEqualTo(2);
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asText())
                .isEqualTo("stop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"model\":\"other\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}; 404; model",
                "{\"n\":2,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}; 400; n",
                "{\"messages\":[]}; 400; messages",
                "{\"messages\":[{\"role\":\"nobody\",\"content\":\"x\"}]}; 400; messages[0].role",
                "{\"credential_id\":\"cred_00000000000000000000000000000000\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}; 404; credential_id"
            })
    void whatCannotBeDoneIsRefusedInOneBody(String body, int status, String param) throws Exception {
        HttpResponse<String> answer = call("/v1/chat/completions", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).at("/error/param").asText()).isEqualTo(param);
    }

    @Test
    void aFailureOfTheProviderHasItsStatus() throws Exception {
        model.script(List.of(new ModelStep.Fail(429)));

        assertThat(call("/v1/llm/invoke/stream", "{" + said("Hi") + "}").statusCode())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello"})
    void aClientThatGoesStopsTheProviderWhileItSpeaksAndWhileItIsMute(String beginning) throws Exception {
        mute.beginning = beginning;
        mute.closed.clear();
        String id = JSON.readTree(admin("POST", "/api/v2/credentials", credential("mute " + beginning, mute.baseUrl()))
                        .body())
                .get("id")
                .asText();
        String body = "{\"credential_id\":\"" + id + "\",\"model\":\"m\"," + said("Hi") + "}";

        HttpResponse<InputStream> stream = http.send(
                request("POST", "/v1/llm/invoke/stream", RunningServer.get().apiKey(), body),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.body().read()).as("the first byte").isPositive();
        stream.body().close();
        long gone = System.nanoTime();

        Long stopped = mute.closed.poll(30, TimeUnit.SECONDS);
        assertThat(stopped).as("the provider's connection was closed").isNotNull();
        System.out.println("client gone -> provider closed: " + TimeUnit.NANOSECONDS.toMillis(stopped - gone)
                + " ms, after '" + beginning + "'");
        assertThat(mute.authorizations).contains("Bearer " + SECRET);
        admin("DELETE", "/api/v2/credentials/" + id, null);
    }

    private static String credential(String name, URI url) {
        return "{\"name\":\"" + name + "\",\"provider\":\"mine\",\"base_url\":\"" + url + "\",\"secret\":\"" + SECRET
                + "\"}";
    }

    private static String said(String text) {
        return "\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]";
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("code").asText()).isEqualTo(code);
    }

    private HttpResponse<String> call(String path, String body) throws Exception {
        return send("POST", path, RunningServer.get().apiKey(), body);
    }

    private HttpResponse<String> admin(String method, String path, String body) throws Exception {
        return send(method, path, RunningServer.get().adminToken(), body);
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body) throws Exception {
        return http.send(request(method, path, bearer, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String method, String path, String bearer, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.plan().httpPort() + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request.build();
    }

    private static List<JsonNode> events(HttpResponse<String> stream) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String line : stream.body().lines().toList()) {
            if (line.startsWith("data: {")) {
                events.add(JSON.readTree(line.substring(6)));
            }
        }
        return events;
    }

    private static String database() throws Exception {
        try (Connection connection = TenantsRows.of(RunningServer.get().database(), "default")
                        .getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select string_agg(c::text || encode(c.secret, 'escape'), ' ')"
                                + " from provider_credentials c")) {
            rows.next();
            assertThat(rows.getString(1)).contains("cred_");
            return rows.getString(1);
        }
    }

    private static String log() throws IOException {
        return Files.readString(RunningServer.get().logs().resolve("gateway-2.log"));
    }
}
