package dev.voicebox.session.line;

import java.util.stream.Stream;

import dev.voicebox.resume.SessionKey;

/** Locks, so that of each session one client at a time is brought back. Sessions that share one by chance wait for each other. */
public final class OnePerSession {
    /** More than there are threads of sockets. */
    private static final int LOCKS = 256;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    public Object of(SessionKey key) {
        return locks[Math.floorMod(key.hashCode(), LOCKS)];
    }
}
