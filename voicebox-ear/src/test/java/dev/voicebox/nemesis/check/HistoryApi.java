package dev.voicebox.nemesis.check;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a server answers on {@code /api/v2/sessions/{id}/items}, page by page. */
public final class HistoryApi implements StoredItems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGE = 100;
    private static final int FEW = 5;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI server;
    private final String adminToken;

    /** @param server without a path */
    public HistoryApi(URI server, String adminToken) {
        this.server = server;
        this.adminToken = adminToken;
    }

    @Override
    public List<StoredItem> of(String session) throws IOException {
        List<StoredItem> items = new ArrayList<>();
        String after = "";
        while (true) {
            HttpResponse<String> answer = ask(session, "order=asc&limit=" + PAGE + after(after));
            if (answer.statusCode() == 404 && after.isEmpty()) {
                return List.of();
            }
            if (answer.statusCode() != 200) {
                throw new IOException("The history answered " + answer.statusCode() + ": " + answer.body());
            }
            JsonNode page = JSON.readTree(answer.body());
            page.path("data").forEach(item -> items.add(StoredItem.of(item)));
            if (!page.path("has_more").asBoolean()) {
                return items;
            }
            after = cursorAfter(after, page);
        }
    }

    /** Whether it is one of the last few. */
    public boolean isAmongLatest(String session, String item) throws IOException {
        HttpResponse<String> answer = ask(session, "order=desc&limit=" + FEW);
        if (answer.statusCode() == 404) {
            return false;
        }
        if (answer.statusCode() != 200) {
            throw new IOException("The history answered " + answer.statusCode() + ": " + answer.body());
        }
        for (JsonNode one : JSON.readTree(answer.body()).path("data")) {
            if (one.path("id").asText().equals(item)) {
                return true;
            }
        }
        return false;
    }

    private static String after(String item) {
        return item.isEmpty() ? "" : "&after=" + URLEncoder.encode(item, StandardCharsets.UTF_8);
    }

    /** A page that leads to itself would be read for ever. */
    private static String cursorAfter(String before, JsonNode page) throws IOException {
        String next = page.path("last_id").asText();
        if (next.isEmpty() || next.equals(before)) {
            throw new IOException("The history says that there is more after '" + next + "', and comes no further");
        }
        return next;
    }

    private HttpResponse<String> ask(String session, String query) throws IOException {
        URI page = server.resolve("/api/v2/sessions/" + session + "/items?" + query);
        HttpRequest request = HttpRequest.newBuilder(page)
                .header("Authorization", "Bearer " + adminToken)
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
