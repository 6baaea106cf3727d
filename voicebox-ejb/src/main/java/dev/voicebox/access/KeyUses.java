package dev.voicebox.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** When keys were last used, collected in memory and written now and then: a connect never waits for it. */
final class KeyUses {

    private static final int MOST = 10_000;

    private final KeyDirectory directory;
    private Map<KnownKey.Owner, Instant> latest = new HashMap<>();

    KeyUses(KeyDirectory directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    synchronized void note(KnownKey.Owner key, Instant at) {
        if (latest.size() < MOST || latest.containsKey(key)) {
            latest.put(key, at);
        }
    }

    /** Writes what came in since the last time; it is lost if that fails, as a last use is no more than a hint. */
    void write() {
        Map<KnownKey.Owner, Instant> taken = take();
        if (!taken.isEmpty()) {
            directory.noteUses(taken);
        }
    }

    private synchronized Map<KnownKey.Owner, Instant> take() {
        Map<KnownKey.Owner, Instant> taken = latest;
        latest = new HashMap<>();
        return taken;
    }
}
