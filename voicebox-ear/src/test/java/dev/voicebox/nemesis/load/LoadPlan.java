package dev.voicebox.nemesis.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * @param servers addresses of the Realtime endpoint; a client goes on to the next when one fails it
 * @param sessions open at a time, one per client
 * @param itemsPerSecond of all clients together, at most
 * @param patience for an acknowledgement; without one the outcome is unknown and the session is given up
 */
public record LoadPlan(
        List<URI> servers, String apiKey, int sessions, double itemsPerSecond, Duration patience, long seed) {
    public LoadPlan {
        servers = List.copyOf(servers);
        if (servers.isEmpty() || sessions < 1 || !(itemsPerSecond > 0)) {
            throw new IllegalArgumentException("A load needs a server, a session and a rate above 0");
        }
    }

    Duration interval() {
        return Duration.ofNanos((long) (sessions / itemsPerSecond * 1e9));
    }

    URI server(int client, int attempt) {
        return servers.get(Math.floorMod(client + attempt, servers.size()));
    }
}
