package dev.voicebox.credential;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;

import dev.voicebox.egress.EgressDenied;
import dev.voicebox.language.http.PinnedRoutes;
import dev.voicebox.language.http.Route;

/** Asks a provider for its list of models: the cheapest call that needs the key. */
final class KeyCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PinnedRoutes routes;
    private final Clock clock;

    KeyCheck(PinnedRoutes routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    CheckResult ask(UsableCredential credential) {
        Route route = routes.to(credential.baseUrl(), credential.address());
        HttpRequest request = route.to(URI.create(credential.baseUrl() + "/models"))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + credential.secret().value())
                .build();
        try {
            HttpResponse<InputStream> answer = route.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            // The status says it all, and the list may be long.
            answer.body().close();
            return result(answer.statusCode());
        } catch (HttpTimeoutException slow) {
            return failed("The provider did not answer within " + PATIENCE.toSeconds() + " s.");
        } catch (IOException away) {
            return failed("The provider cannot be reached at this address.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed("The server is stopping. Check again.");
        }
    }

    CheckResult denied(EgressDenied denied) {
        return failed(denied.getMessage());
    }

    private CheckResult result(int status) {
        if (status >= 200 && status < 300) {
            return new CheckResult(true, "The provider accepts the key.", clock.instant());
        }
        String code = " (" + status + ").";
        return failed(
                switch (status) {
                    case 401, 403 -> "The provider refuses the key" + code;
                    case 404, 405 ->
                        "There is no list of models at this address, so the key could not be tried" + code
                                + " Is the address right up to /v1?";
                    case 429 -> "The provider has no capacity for this key now" + code;
                    default ->
                        status >= 300 && status < 400
                                ? "The provider sends elsewhere" + code + " Store the address where it really answers."
                                : "The provider failed" + code;
                });
    }

    private CheckResult failed(String why) {
        return new CheckResult(false, why, clock.instant());
    }
}
