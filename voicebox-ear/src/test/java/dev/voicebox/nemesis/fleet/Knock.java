package dev.voicebox.nemesis.fleet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/**
 * Somebody wants a new session.
 *
 * @param status 101: there is one, and it is ended at once; 0: no answer
 * @param ms until the answer
 * @param retryAfter whether it was said when to try again
 */
public record Knock(int status, double ms, boolean retryAfter) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public static Knock at(GatewayMember gateway, String apiKey) {
        URI address = URI.create(
                gateway.http("/v1/realtime?model=gpt-realtime").toString().replaceFirst("http", "ws"));
        long begin = System.nanoTime();
        try {
            WebSocket socket = CLIENT.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + apiKey)
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, new WebSocket.Listener() {})
                    .join();
            double ms = since(begin);
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            return new Knock(101, ms, false);
        } catch (CompletionException refused) {
            double ms = since(begin);
            return refused.getCause() instanceof WebSocketHandshakeException handshake
                    ? new Knock(
                            handshake.getResponse().statusCode(),
                            ms,
                            handshake
                                    .getResponse()
                                    .headers()
                                    .firstValue("Retry-After")
                                    .isPresent())
                    : new Knock(0, ms, false);
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }
}
