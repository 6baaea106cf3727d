package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

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

    private HttpResponse<String> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.http(address)).timeout(Duration.ofSeconds(60));
        return http.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
