package bench.connect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.it.RunningServer;

/** What they come with. */
final class Credentials {
    private static final int SHORTEST_SECONDS = 10;
    private static final int RANDOM_BYTES = 24;

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;
    private final String key;
    private final String secret;
    private final String expired;
    private final Instant expiry;

    /** Asks the server for a key and two secrets. */
    Credentials(RunningServer server) throws IOException, InterruptedException {
        this.server = server;
        URI keys = server.http("/api/v2/projects/default/keys?tenant_id=default");
        key = post(keys, server.adminToken(), "{\"name\":\"bench\"}")
                .path("key")
                .asText();
        secret = secret(7_200).path("value").asText();
        JsonNode brief = secret(SHORTEST_SECONDS);
        expired = brief.path("value").asText();
        expiry = Instant.ofEpochSecond(brief.path("expires_at").asLong());
    }

    /** When the one that shall be over is. */
    Instant expiry() {
        return expiry;
    }

    String of(Kind kind, Random random) {
        return switch (kind) {
            case VALID_KEY -> key;
            case VALID_SECRET -> secret;
            case FORGED_KEY -> changed(key, random);
            case FORGED_SECRET -> changed(secret, random);
            case EXPIRED_SECRET -> expired;
            case UNKNOWN_KEY -> "bench-" + text(random);
        };
    }

    /** Another character in the middle: as long, of the same shape, and its tag is not right. */
    private static String changed(String genuine, Random random) {
        int at = genuine.length() / 2 + random.nextInt(8);
        char other = genuine.charAt(at) == 'A' ? 'B' : 'A';
        return genuine.substring(0, at) + other + genuine.substring(at + 1);
    }

    private static String text(Random random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private JsonNode secret(int seconds) throws IOException, InterruptedException {
        return post(
                server.http("/v1/realtime/client_secrets"),
                key,
                "{\"expires_after\":{\"anchor\":\"created_at\",\"seconds\":" + seconds + "}}");
    }

    private JsonNode post(URI place, String bearer, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(place)
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(place + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }
}
