package dev.voicebox.it;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.it.canary.Canaries;
import dev.voicebox.protocol.golden.ModelStep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls over HTTP with canaries in them, those that succeed and those that are refused. */
final class CanaryCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Canaries canaries;
    private final ScriptedProvider model;
    private final RunningServer server;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param address of the server that is called, which has the keys of the one that runs for all tests */
    CanaryCalls(Canaries canaries, ScriptedProvider model, RunningServer server, URI address) {
        this.canaries = canaries;
        this.model = model;
        this.server = server;
        this.address = address;
    }

    /** @return a new one */
    String secret() throws Exception {
        HttpResponse<String> minted = call(
                "/v1/realtime/client_secrets",
                "{\"session\":{\"type\":\"realtime\",\"instructions\":\"" + canaries.told("bound instructions")
                        + "\"}}");
        String secret = JSON.readTree(minted.body()).path("value").asText();
        assertThat(secret).startsWith("ek_");
        canaries.add("a client secret", secret);
        return secret;
    }

    /** @param secret that is right */
    void wrongSecrets(String secret) throws Exception {
        for (String wrong :
                List.of("ek_" + canaries.word("a wrong secret"), "vb_" + canaries.word("a wrong key"), secret + "x")) {
            error(401, send("POST", "/v1/realtime/client_secrets", wrong, "{}"));
            error(401, send("GET", "/api/v2/sessions", wrong, null));
        }
    }

    void models() throws Exception {
        model.script(List.of(new ModelStep.Text(canaries.phrase("an answer of a call")), new ModelStep.Finish("stop")));
        assertThat(call("/v1/llm/invoke", messages("a message of a call", "")).statusCode())
                .isEqualTo(200);
        model.script(List.of(new ModelStep.Text(canaries.phrase("a streamed answer")), new ModelStep.Finish("stop")));
        call("/v1/llm/invoke/stream", messages("a message of a streamed call", ""));
        error(400, call("/v1/chat/completions", messages("a message beside a mistake", "\"n\":2,")));
        error(400, call("/v1/chat/completions", messages("a message that breaks off", "") + "}"));
        assertThat(call("/v1/audio/speech", speech("a text to be spoken", "alloy"))
                        .statusCode())
                .isEqualTo(200);
        error(400, call("/v1/audio/speech", speech("a text for nobody's voice", "nobody")));
        error(
                400,
                form(
                        canaries.told("a prompt of a file"),
                        canaries.word("a file that is no sound").getBytes(UTF_8)));
    }

    /** For the end: a provider that fails is left alone for a while. */
    void failure() throws Exception {
        model.script(List.of(new ModelStep.Fail(500)));
        refused(call("/v1/llm/invoke", messages("a message that a provider cannot answer", "")));
    }

    void credentials(URI echo) throws Exception {
        String body = "{\"name\":\"" + canaries.word("a credential's name")
                + "\",\"provider\":\"mine\",\"base_url\":\""
                + echo + "\",\"secret\":\"sk-" + canaries.word("a tenant's key") + "\"}";
        HttpResponse<String> made = admin("POST", "/api/v2/credentials", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = JSON.readTree(made.body()).path("id").asText();
        admin("POST", "/api/v2/credentials/" + id + "/check", "");
        error(409, admin("POST", "/api/v2/credentials", body));
        error(
                400,
                admin("POST", "/api/v2/credentials", body.replace("\"provider\":\"mine\"", "\"provider\":\"Mi ne\"")));
        error(400, admin("POST", "/api/v2/credentials", body.substring(1)));
        HttpResponse<String> repeated = call(
                "/v1/llm/invoke",
                messages("a message that is repeated", "\"credential_id\":\"" + id + "\",\"model\":\"m\","));
        refused(repeated);
        assertThat(admin("DELETE", "/api/v2/credentials/" + id, null).statusCode())
                .isEqualTo(200);
    }

    String read(String path) throws Exception {
        return send("GET", path, null, null).body();
    }

    private void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        canaries.error(answer.body() + answer.headers().map());
    }

    void error(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        canaries.error(answer.body() + answer.headers().map());
    }

    private String messages(String place, String more) {
        return "{" + more + "\"messages\":[{\"role\":\"system\",\"content\":\"" + canaries.told(place + ", system")
                + "\"},{\"role\":\"user\",\"content\":\"" + canaries.told(place) + "\"}]}";
    }

    private String speech(String place, String voice) {
        return "{\"model\":\"tts-1\",\"voice\":\"" + voice + "\",\"input\":\"" + canaries.told(place) + "\"}";
    }

    HttpResponse<String> call(String path, String body) throws Exception {
        return send("POST", path, server.apiKey(), body);
    }

    HttpResponse<String> admin(String method, String path, String body) throws Exception {
        return send(method, path, server.adminToken(), body);
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body) throws Exception {
        HttpRequest.Builder request = request(path, bearer)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> form(String prompt, byte[] file) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String part : List.of("name=\"model\"\r\n\r\nwhisper-1", "name=\"prompt\"\r\n\r\n" + prompt)) {
            body.writeBytes(("--form\r\nContent-Disposition: form-data; " + part + "\r\n").getBytes(UTF_8));
        }
        body.writeBytes(("--form\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + canaries.word("a file's name") + ".wav\"\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--form--\r\n".getBytes(UTF_8));
        return http.send(
                request("/v1/audio/transcriptions", server.apiKey())
                        .header("Content-Type", "multipart/form-data; boundary=form")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String bearer) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }
}
