package dev.voicebox.language.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.openai.ChatEndpoint;

/** Looks for an Ollama with a model on this machine, in the background and briefly. */
final class OllamaSearch {
    /** Loopback answers within milliseconds or not at all; a busy machine gets some more. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI baseUrl;
    private final LanguageSettings settings;

    OllamaSearch(HttpClient http, URI baseUrl, LanguageSettings settings) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.settings = settings;
    }

    static OllamaSearch onThisMachine(HttpClient http, LanguageSettings settings) {
        return new OllamaSearch(http, URI.create(KnownProvider.OLLAMA.baseUrl()), settings);
    }

    /** Empty when there is none, or when it has no model that can talk. Never fails. */
    CompletableFuture<Optional<ChatEndpoint>> look() {
        HttpRequest tags = HttpRequest.newBuilder(baseUrl.resolve("/api/tags"))
                .timeout(LIMIT)
                .build();
        return http.sendAsync(tags, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> modelIn(answer).map(this::endpoint))
                .exceptionally(broken -> Optional.empty());
    }

    private Optional<String> modelIn(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        List<String> names = names(answer.body());
        if (settings.ollama().model() != null) {
            return Optional.of(settings.ollama().model());
        }
        return names.stream().filter(name -> !name.contains("embed")).findFirst();
    }

    private static List<String> names(String body) {
        try {
            JsonNode models = JSON.readTree(body).path("models");
            return StreamSupport.stream(models.spliterator(), false)
                    .map(model -> model.path("name").asText(""))
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private ChatEndpoint endpoint(String model) {
        return new ChatEndpoint(
                KnownProvider.OLLAMA.id(),
                baseUrl,
                ApiKey.NONE,
                model,
                settings.patience(),
                settings.ollama().contextTokens());
    }
}
