package dev.voicebox.dev.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/** What a gateway says about itself on {@code /health/ready}. */
public final class Health {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final URI ready;

    public Health(int httpPort) {
        this.client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        this.ready = URI.create("http://127.0.0.1:" + httpPort + "/health/ready");
    }

    public boolean isReady() {
        try {
            return ask().statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Names of the checks that are down; empty when the server does not answer yet. */
    public List<String> down() {
        try {
            Map<String, Object>[] checks =
                    JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(ask().body()), "checks");
            return checks == null
                    ? List.of()
                    : java.util.Arrays.stream(checks)
                            .filter(check -> !"UP".equals(check.get("status")))
                            .map(check -> String.valueOf(check.get("name")))
                            .toList();
        } catch (IOException | ParseException e) {
            return List.of();
        }
    }

    private HttpResponse<String> ask() throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(ready).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
