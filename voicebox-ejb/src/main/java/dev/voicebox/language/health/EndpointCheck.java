package dev.voicebox.language.health;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.voicebox.language.openai.ChatEndpoint;

/** Asks a provider for the list of its models: no content, no cost, and the key is looked at. No breaker hears of it. */
public final class EndpointCheck {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String ANTHROPIC = "api.anthropic.com";

    private final HttpClient http;

    public EndpointCheck(HttpClient http) {
        this.http = http;
    }

    /** Never fails. */
    public CompletableFuture<Health> ask(ChatEndpoint endpoint) {
        return http.sendAsync(request(endpoint), HttpResponse.BodyHandlers.discarding())
                .thenApply(answer -> read(answer.statusCode(), endpoint))
                .exceptionally(broken -> Health.down("cannot be reached at " + endpoint.host()));
    }

    private static HttpRequest request(ChatEndpoint endpoint) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.models()).timeout(LIMIT);
        if (endpoint.key().isPresent()) {
            String key = endpoint.key().secret();
            request.header("Authorization", "Bearer " + key);
            if (ANTHROPIC.equals(endpoint.baseUrl().getHost())) {
                // Its list of models belongs to its own dialect.
                request.header("x-api-key", key).header("anthropic-version", "2023-06-01");
            }
        }
        return request.build();
    }

    private static Health read(int status, ChatEndpoint endpoint) {
        String code = " (" + status + ")";
        if (status == 401 || status == 403) {
            return Health.down("refuses the key" + code + ": check voicebox.llm." + endpoint.provider() + ".api-key");
        }
        if (status == 429) {
            return Health.down("has no capacity for this server now" + code);
        }
        if (status >= 500 && status != 501) {
            return Health.down("fails" + code);
        }
        return Health.up(status == 200 ? "answers" : "answers, but does not list its models" + code);
    }
}
