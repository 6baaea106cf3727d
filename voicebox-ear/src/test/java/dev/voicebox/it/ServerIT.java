package dev.voicebox.it;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ServerIT {
    private final RunningServer server = RunningServer.get();

    @Test
    void metricsAreReadFromThisMachineWithoutAuthentication() throws Exception {
        HttpResponse<String> answer = get(server.http("/metrics"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("# TYPE");
    }

    @Test
    void metricsAreRefusedToOtherMachines() throws Exception {
        Optional<String> address = addressSeenByOthers();
        Assumptions.assumeTrue(address.isPresent(), "This machine has no address but loopback");

        HttpResponse<String> answer = get(
                URI.create("http://" + address.get() + ":" + server.http("/").getPort() + "/metrics"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("127.0.0.1");
    }

    @Test
    void theEventsAreDescribedForPrograms() throws Exception {
        HttpResponse<String> answer = get(server.http("/asyncapi.yaml"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(answer.body()).contains("asyncapi: \"3.0.0\"", "response.output_audio.delta:");
    }

    @Test
    void everyCallIsDescribedUnderTheAddressThatItHas() throws Exception {
        String calls = get(server.http("/openapi")).body();

        assertThat(calls.lines().filter(line -> line.startsWith("  /")))
                .contains(
                        "  /v1/models:",
                        "  /v1/realtime/client_secrets:",
                        "  /v1/audio/speech:",
                        "  /v1/voices/{id}/sample:",
                        "  /v1/llm/invoke/stream:",
                        "  /v1/chat/completions:",
                        "  /api/v2/tenants/{id}/projects:",
                        "  /api/v2/projects/{id}/keys:",
                        "  /api/v2/keys/{id}/rotate:",
                        "  /api/v2/quotas:",
                        "  /api/v2/credentials/{id}/check:")
                .noneMatch(
                        line -> line.matches(
                                "  /v1/(audit|credentials|keys|outbox|personas|projects|quotas|search|sessions|tenants|usage).*"));
    }

    @Test
    void theDescriptionSaysWhichCallsTakeAnAdministratorsToken() throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(get(server.http("/openapi?format=JSON")).body());

        assertThat(document.at("/components/securitySchemes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("key", "administrator");
        document.path("paths").properties().forEach(path -> {
            boolean administrative = path.getKey().startsWith("/api/v2/");
            for (JsonNode call : path.getValue()) {
                if (call.isObject()) {
                    assertThat(call.at("/security/0").has("administrator"))
                            .as(path.getKey())
                            .isEqualTo(administrative);
                }
            }
        });
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Optional<String> addressSeenByOthers() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(address -> address.getHostAddress())
                .findFirst();
    }
}
