package dev.voicebox.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.dev.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** What was used, from the call that used it to the administrator who reads of it. */
class UsageIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The job runs every 10 s. */
    private static final Duration UNTIL_SUMMED = Duration.ofSeconds(25);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatACallAndASessionUseIsSummedAndShown() throws Exception {
        long requests = total("requests");
        long tokens = total("output_tokens");
        HttpResponse<String> answer =
                post("/v1/llm/invoke", "{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        int output = JSON.readTree(answer.body()).at("/usage/output_tokens").asInt();
        int ofSession;
        try (RealtimeClient client = new RealtimeClient(RunningServer.get())) {
            client.await("session.created");
            client.say("{\"type\":\"response.create\",\"response\":{\"output_modalities\":[\"text\"]}}");
            ofSession = client.await("response.done")
                    .at("/response/usage/output_tokens")
                    .asInt();
        }

        new Patience(UNTIL_SUMMED, Duration.ofMillis(500)).until(() -> total("requests") >= requests + 2);
        assertThat(total("output_tokens") - tokens)
                .isGreaterThanOrEqualTo(output + ofSession)
                .isPositive();
    }

    @Test
    void usageIsShownAsTheCallerTakesIt() throws Exception {
        assertThat(get("/api/v2/usage?format=csv", "*/*").body())
                .startsWith("tenant_id,project_id,start,end,requests,");
        HttpResponse<String> csv = get("/api/v2/usage", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(get("/api/v2/usage", "*/*").body()).startsWith("{\"object\":\"list\"");
    }

    @ParameterizedTest
    @CsvSource({
        "from=soon, 400, from",
        "group=week, 400, group",
        "group=minute&from=2026-01-01&to=2026-01-03, 400, from",
        "tenant_id=nobody, 404,"
    })
    void whatCannotBeShownIsSaidSo(String query, int status, String param) throws Exception {
        HttpResponse<String> refused = get("/api/v2/usage?" + query, "application/json");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(JSON.readTree(refused.body()).path("param").asText(null)).isEqualTo(param);
    }

    @Test
    void aKeyOfTheApiDoesNotShowIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(RunningServer.get().http("/api/v2/usage"))
                .header("Authorization", "Bearer " + RunningServer.get().apiKey())
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    /** Of one amount, since yesterday. */
    private long total(String amount) {
        try {
            HttpResponse<String> answer = get("/api/v2/usage", "application/json");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            long total = 0;
            for (JsonNode line : JSON.readTree(answer.body()).path("data")) {
                total += line.path(amount).asLong();
            }
            return total;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        URI address = RunningServer.get().http(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Accept", accept)
                .header("Authorization", "Bearer " + RunningServer.get().adminToken())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(RunningServer.get().http(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + RunningServer.get().apiKey())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
