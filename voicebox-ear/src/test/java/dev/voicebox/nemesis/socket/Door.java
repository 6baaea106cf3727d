package dev.voicebox.nemesis.socket;

import java.net.URI;
import java.time.Duration;

/**
 * Where sessions are opened, and how.
 *
 * @param address with {@code http}; its path and query are those of the socket
 * @param room bytes that the kernel takes for a client that does not read; 0: as many as it likes
 * @param patience with every step of the server
 */
public record Door(URI address, String apiKey, int room, Duration patience) {
    /** For one who reads little, or not at all. */
    public Door withRoom(int bytes) {
        return new Door(address, apiKey, bytes, patience);
    }

    @Override
    public String toString() {
        return "Door[" + address + "]";
    }
}
