package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A web page that administers: its token is in a cookie, and other pages can do nothing with it. */
class BrowserIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION = "/api/v2/session";
    private static final String PERSONAS = "/api/v2/personas";
    private static final String EVIL = "https://evil.example";

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token = server.token("tenant-admin", "default");
    private final String own = server.http("").toString();

    @Test
    void aTokenGoesIntoACookieThatNoScriptReadsAndNoOtherPageSends() throws Exception {
        HttpResponse<String> begun = call("POST", SESSION, "Authorization", "Bearer " + token);

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("voicebox_admin=" + token + ";");
        assertThat(attributes(cookie))
                .contains("httponly", "samesite=strict", "path=/api/v2")
                .doesNotContain("secure");
        assertThat(begun.headers().allValues("Set-Cookie")).hasSize(1);
        assertThat(begun.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(json(begun).path("role").asText()).isEqualTo("tenant-admin");
    }

    @Test
    void behindTlsTheCookieNeverTravelsWithout() throws Exception {
        HttpResponse<String> begun =
                call("POST", SESSION, "Authorization", "Bearer " + token, "Origin", "https://voice.example");

        assertThat(attributes(begun.headers().firstValue("Set-Cookie").orElseThrow()))
                .contains("secure");
    }

    @Test
    void theCookieReadsAsTheHeaderDoes() throws Exception {
        HttpResponse<String> read = call("GET", PERSONAS, "Cookie", cookie(token));

        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(call("GET", PERSONAS, "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        assertThat(call("GET", PERSONAS).statusCode()).isEqualTo(401);
    }

    @Test
    void aPageThatProvesItselfWrites() throws Exception {
        String name = "p" + System.nanoTime();

        HttpResponse<String> made = write(name, "Origin", own, "X-CSRF-Token", csrf());

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @Test
    void withoutProofOrFromElsewhereNothingIsWritten() throws Exception {
        String name = "p" + System.nanoTime();
        String other = json(call("GET", SESSION, "Cookie", cookie(server.adminToken())))
                .path("csrf_token")
                .asText();

        assertThat(code(write(name, "Origin", own))).isEqualTo("invalid_csrf_token");
        assertThat(code(write(name, "Origin", own, "X-CSRF-Token", other))).isEqualTo("invalid_csrf_token");
        assertThat(code(write(name, "X-CSRF-Token", csrf()))).isEqualTo("origin_not_allowed");
        assertThat(code(write(name, "Origin", EVIL, "X-CSRF-Token", csrf()))).isEqualTo("origin_not_allowed");
        assertThat(call("GET", PERSONAS + "?limit=100", "Cookie", cookie(token)).body())
                .doesNotContain(name);
    }

    @Test
    void theHeaderWithTheSameTokenIsProofEnough() throws Exception {
        HttpResponse<String> made = write("p" + System.nanoTime(), "Authorization", "Bearer " + token);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @Test
    void whoeverSaysToBeTwoIsNobody() throws Exception {
        assertThat(call("GET", PERSONAS, "Cookie", cookie(token), "Authorization", "Bearer " + server.adminToken())
                        .statusCode())
                .isEqualTo(401);
        assertThat(call("GET", PERSONAS, "Cookie", cookie(token) + "; " + cookie(server.adminToken()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoTokenOpensNothingInACookieEither() throws Exception {
        String forged = token.substring(0, token.length() - 6) + "AAAAAA";

        for (String value : List.of(forged, server.apiKey(), "", "a.b.c")) {
            assertThat(call("GET", PERSONAS, "Cookie", cookie(value)).statusCode())
                    .as(value)
                    .isEqualTo(401);
        }
        assertThat(call("GET", "/v1/models", "Cookie", cookie(token)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCookieIsSetEachTimeAlsoUnderOneIdempotencyKey() throws Exception {
        for (int time = 1; time <= 2; time++) {
            HttpResponse<String> begun =
                    call("POST", SESSION, "Authorization", "Bearer " + token, "Idempotency-Key", "log-in");

            assertThat(begun.headers().firstValue("Set-Cookie"))
                    .as("time " + time)
                    .isPresent();
        }
    }

    @Test
    void theBrowserForgetsIt() throws Exception {
        HttpResponse<String> ended =
                call("DELETE", SESSION, "Cookie", cookie(token), "Origin", own, "X-CSRF-Token", csrf());

        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        String cookie = ended.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("voicebox_admin=");
        assertThat(attributes(cookie)).contains("max-age=0", "path=/api/v2");
    }

    private static String cookie(String value) {
        return "voicebox_admin=" + value;
    }

    private static List<String> attributes(String cookie) {
        return List.of(
                cookie.toLowerCase(java.util.Locale.ROOT).replace("\"", "").split(";\\s*"));
    }

    private String csrf() throws Exception {
        return json(call("GET", SESSION, "Cookie", cookie(token)))
                .path("csrf_token")
                .asText();
    }

    private HttpResponse<String> write(String name, String... headers) throws Exception {
        HttpRequest.Builder request = request(PERSONAS, headers)
                .header("Cookie", cookie(token))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name + "\",\"instructions\":\"x\"}"));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String method, String path, String... headers) throws Exception {
        return http.send(
                request(path, headers)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        return json(answer).path("code").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
