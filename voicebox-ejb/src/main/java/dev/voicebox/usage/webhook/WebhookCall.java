package dev.voicebox.usage.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import dev.voicebox.egress.EgressDenied;
import dev.voicebox.egress.EgressPolicy;
import dev.voicebox.language.http.PinnedRoutes;
import dev.voicebox.language.http.Route;

/** One call to the place outside. Waits for it, at most 10 s from the connection to the status. */
public final class WebhookCall {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EgressPolicy egress;
    private final PinnedRoutes routes;
    private final Duration patience;

    public WebhookCall(EgressPolicy egress, PinnedRoutes routes) {
        this(egress, routes, PATIENCE);
    }

    WebhookCall(EgressPolicy egress, PinnedRoutes routes, Duration patience) {
        this.egress = egress;
        this.routes = routes;
        this.patience = patience;
    }

    /**
     * @throws WebhookFailed unless it says that it took the body (2xx); then nobody knows whether it did
     */
    void post(URI url, byte[] body, String signature) throws WebhookFailed {
        try {
            InetAddress address = egress.check(url);
            Route route = routes.to(url, address);
            HttpRequest request = route.to(url)
                    .timeout(patience)
                    .header("Content-Type", "application/json")
                    .header(Signature.HEADER, signature)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            HttpResponse<InputStream> answer = route.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            // The status says it all, and the rest may never end.
            answer.body().close();
            if (answer.statusCode() < 200 || answer.statusCode() > 299) {
                throw new WebhookFailed("it answered with status " + answer.statusCode());
            }
        } catch (EgressDenied denied) {
            throw new WebhookFailed(denied.getMessage());
        } catch (IOException away) {
            throw new WebhookFailed("it did not answer (" + away.getClass().getSimpleName() + ")");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WebhookFailed("this server is stopping");
        }
    }
}
