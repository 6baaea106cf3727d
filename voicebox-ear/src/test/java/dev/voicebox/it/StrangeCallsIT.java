package dev.voicebox.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What nobody sends who means well. */
class StrangeCallsIT {
    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/;x=y/tenants",
                "/api/v2;x/tenants",
                "/api;x/v2/tenants",
                "/api//v2/tenants",
                "/api/./v2/tenants",
                "/api/v2/%2e/tenants",
                "/v1/../api/v2/tenants",
                "/v1/%2e%2e/api/v2/tenants",
                "/console/../api/v2/tenants",
                "/ws/v2/../../api/v2/tenants",
                "/api%2fv2/tenants",
                "/api/v2%2ftenants",
                "/%61pi/v2/tenants",
                "/API/v2/tenants",
                "/api/v2/tenants;a=b",
                "/v1/tenants",
                "/v1/personas",
                "/v1/audit",
            })
    void noWritingOfAnAddressLeadsPastTheDoor(String address) throws Exception {
        assertThat(get(address).statusCode()).isIn(400, 401, 403, 404);
        assertThat(get(address, "Authorization", "Bearer " + server.apiKey()).statusCode())
                .isIn(400, 401, 403, 404);
    }

    @Test
    void whoeverWantsAnotherFormIsToldWhichThereIs() throws Exception {
        HttpResponse<String> answer =
                get("/api/v2/tenants", "Authorization", "Bearer " + server.adminToken(), "Accept", "application/xml");
        JsonNode problem = new ObjectMapper().readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(problem.path("code").asText()).isEqualTo("not_acceptable");
        assertThat(problem.path("detail").asText()).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2/tenants", "/v1/models"})
    void aWeightThatIsNoNumberIsNoFaultOfTheServer(String address) throws Exception {
        String bearer = address.startsWith("/api/v2") ? server.adminToken() : server.apiKey();

        HttpResponse<String> answer = get(address, "Authorization", "Bearer " + bearer, "Accept", "a/b;q=x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The header Accept");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/realtime/client_secrets",
        "POST, /v1/realtime/sessions",
        "POST, /v1/chat/completions",
        "POST, /v1/audio/speech",
        "POST, /v1/audio/transcriptions",
        "POST, /api/v2/tenants",
        "POST, /api/v2/personas",
        "PATCH, /api/v2/tenants/default",
        "PUT, /api/v2/quotas",
        "DELETE, /api/v2/keys/key_x"
    })
    void aPackedBodyIsRefusedWhereverABodyIsTaken(String method, String address) throws Exception {
        for (String coding : List.of("gzip", "deflate", "br", "x-unknown")) {
            assertRefusedAsPacked(send(method, address, coding, "{\"id\":\"packed\"}".getBytes(UTF_8)));
        }
        assertRefusedAsPacked(send(method, address, "gzip", gzip("{\"id\":\"packed\"}".getBytes(UTF_8))));
    }

    @Test
    void aBodyThatGrowsWhenItIsUnpackedIsNotUnpacked() throws Exception {
        byte[] small = gzip(new byte[64 * 1024 * 1024]);

        assertRefusedAsPacked(send("POST", "/v1/realtime/client_secrets", "gzip", small));
        assertRefusedAsPacked(send("POST", "/api/v2/tenants", "gzip", small));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2/tenants", "/v1/realtime/client_secrets"})
    void aBodyWhoseChunksAreMalformedIsTheCallersFault(String address) throws Exception {
        String bearer = address.startsWith("/api/v2") ? server.adminToken() : server.apiKey();
        URI place = server.http(address);
        try (Socket socket = new Socket(place.getHost(), place.getPort())) {
            socket.setSoTimeout(60_000);
            String call = "POST " + address + " HTTP/1.1\r\nHost: " + place.getAuthority()
                    + "\r\nAuthorization: Bearer " + bearer + "\r\nContent-Type: application/json"
                    + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
            socket.getOutputStream().write(call.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("could not be read to its end");
        }
    }

    /** Not with an HTTP client: it would not send them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/realtime?model=%zz",
                "/v1/realtime?session_id=%zz&resume_token=a&after=b",
                "/ws/v2/realtime?%zz=a",
                "/v1/voices/alloy/sample?format=%zz"
            })
    void aQueryThatCannotBeReadIsTheCallersFault(String address) throws Exception {
        URI place = server.http("/");
        try (Socket socket = new Socket(place.getHost(), place.getPort())) {
            socket.setSoTimeout(60_000);
            String call = "GET " + address + " HTTP/1.1\r\nHost: " + place.getAuthority() + "\r\nAuthorization: Bearer "
                    + server.apiKey() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(call.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("not well-formed");
        }
    }

    private static void assertRefusedAsPacked(HttpResponse<String> answer) throws Exception {
        JsonNode body = new ObjectMapper().readTree(answer.body());
        boolean isAdministration = answer.uri().getPath().startsWith("/api/v2");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(body.at(isAdministration ? "/code" : "/error/code").asText())
                .isEqualTo("unsupported_content_encoding");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue(isAdministration ? "application/problem+json" : "application/json");
    }

    private HttpResponse<String> send(String method, String address, String coding, byte[] body) throws Exception {
        String bearer = address.startsWith("/api/v2") ? server.adminToken() : server.apiKey();
        return http.send(
                HttpRequest.newBuilder(server.http(address))
                        .timeout(Duration.ofSeconds(60))
                        .headers("Authorization", "Bearer " + bearer, "Content-Type", "application/json")
                        .headers("Content-Encoding", coding, "If-Match", "*")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private HttpResponse<String> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.http(address)).timeout(Duration.ofSeconds(60));
        return http.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
