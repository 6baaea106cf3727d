package dev.voicebox.dev.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * Who hears, thinks and speaks, as the server tells it: the {@code voicebox} object of the first model in
 * {@code GET /v1/models} with the texts {@code hears}, {@code thinks}, {@code speaks} and the list {@code better}. What the
 * server does not tell is left out.
 *
 * @param lines ready to print
 */
record Engines(List<String> lines) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    static Engines ask(int httpPort, String apiKey) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/v1/models"))
                .header("Authorization", "Bearer " + apiKey)
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? from(answer.body()) : new Engines(List.of());
        } catch (IOException e) {
            return new Engines(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Engines(List.of());
        }
    }

    static Engines from(String json) {
        List<String> lines = new ArrayList<>();
        try {
            Map<String, Object>[] models = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(json), "data");
            for (Map<String, Object> model : models == null ? List.<Map<String, Object>>of() : List.of(models)) {
                if (lines.isEmpty() && model.get("voicebox") instanceof Map<?, ?> told) {
                    describe(told, lines);
                }
            }
        } catch (ParseException e) {
            lines.clear();
        }
        return new Engines(lines);
    }

    private static void describe(Map<?, ?> told, List<String> lines) {
        add(lines, "Hears with", told.get("hears"));
        add(lines, "Thinks with", told.get("thinks"));
        add(lines, "Speaks with", told.get("speaks"));
        if (told.get("better") instanceof List<?> hints) {
            hints.forEach(hint -> add(lines, "Better", hint));
        }
    }

    private static void add(List<String> lines, String label, Object text) {
        if (text instanceof String said && !said.isBlank()) {
            lines.add(String.format("%-12s %s", label, said));
        }
    }
}
