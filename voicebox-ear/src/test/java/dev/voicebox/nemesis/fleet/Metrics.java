package dev.voicebox.nemesis.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a gateway counts. */
public final class Metrics {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI page;

    /** @param page where its metrics are */
    public Metrics(URI page) {
        this.page = page;
    }

    /** Over all its labels; 0 of what was never counted. */
    public double sum(String name) throws IOException, InterruptedException {
        return sum(name, "");
    }

    /** @param label that counts, as {@code code="1000"}; over all the others */
    public double sum(String name, String label) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
