package dev.voicebox.nemesis.fleet;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What all tenants may have together. */
public final class Limits {
    private static final String NONE = "{\"requests_per_minute\":null,\"tokens_per_minute\":null,\"connections\":null}";

    private Limits() {}

    /** From now on the server alone says how much it can do. */
    public static void lift(Fleet fleet) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(fleet.gateways().get(0).http("/api/v2/quotas"))
                .header("Authorization", "Bearer " + fleet.adminToken())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(NONE))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The limits were not lifted: " + answer.body());
        }
    }
}
