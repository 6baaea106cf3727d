package dev.voicebox.nemesis.caller;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * @param servers addresses without a path, as {@code ws://127.0.0.1:9080}; all begin with the first, and go on to the next
 * @param callers each with one session
 * @param pause between an answer and the next item; of clients that come and go, between two of them
 * @param patience with a server that owes an answer and says nothing: then its client goes to another
 */
public record CallerPlan(List<URI> servers, String apiKey, int callers, Duration pause, Duration patience, long seed) {
    public CallerPlan {
        servers = List.copyOf(servers);
        if (servers.size() < 2 || callers < 1) {
            throw new IllegalArgumentException("Callers need two servers, and there is one at least");
        }
    }

    /** For a new session. */
    URI first() {
        return servers.get(0).resolve("/v1/realtime?model=gpt-realtime");
    }

    /** @param server counted on over all of them, again and again */
    URI back(int server, String session, String token, String after) {
        return servers.get(server % servers.size())
                .resolve("/v1/realtime?session_id=" + session + "&resume_token=" + token + "&after=" + after);
    }
}
