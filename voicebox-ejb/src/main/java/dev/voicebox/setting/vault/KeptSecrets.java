package dev.voicebox.setting.vault;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Values as Vault last had them. Whoever asks for one is never held up: values that have become old are read anew in the
 * background, and stay while Vault is away.
 */
final class KeptSecrets {
    private static final Logger LOG = System.getLogger(KeptSecrets.class.getName());
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final SecretReader reader;
    private final Duration refresh;
    private final LongSupplier nanoTime;
    private final Executor background;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Map<String, String> values = Map.of();
    private volatile long due;
    private volatile boolean away;

    KeptSecrets(SecretReader reader, Duration refresh, LongSupplier nanoTime, Executor background) {
        this.reader = Objects.requireNonNull(reader, "reader");
        this.refresh = Objects.requireNonNull(refresh, "refresh");
        this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
        this.background = Objects.requireNonNull(background, "background");
        this.due = nanoTime.getAsLong();
    }

    Map<String, String> current() {
        if (nanoTime.getAsLong() - due >= 0 && reading.compareAndSet(false, true)) {
            background.execute(this::readAndRest);
        }
        return values;
    }

    /** Whether Vault answered. */
    boolean read() {
        try {
            values = reader.read();
            due = nanoTime.getAsLong() + refresh.toNanos();
            if (away) {
                LOG.log(Level.INFO, "Vault answers again.");
            }
            away = false;
            return true;
        } catch (VaultAway e) {
            due = nanoTime.getAsLong() + AFTER_FAILURE.toNanos();
            if (!away) {
                LOG.log(
                        Level.WARNING,
                        "Vault: {0}. The {1} values that were read before stay; trying on.",
                        e.getMessage(),
                        values.size());
            }
            away = true;
            return false;
        }
    }

    private void readAndRest() {
        try {
            read();
        } finally {
            reading.set(false);
        }
    }
}
