package dev.voicebox.web.realtime;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets of this server. */
final class OpenSockets {
    private final Set<SocketChannel> channels = ConcurrentHashMap.newKeySet();

    void add(SocketChannel channel) {
        channels.add(channel);
    }

    void remove(SocketChannel channel) {
        channels.remove(channel);
    }

    Collection<SocketChannel> all() {
        return List.copyOf(channels);
    }

    boolean isEmpty() {
        return channels.isEmpty();
    }

    int size() {
        return channels.size();
    }
}
