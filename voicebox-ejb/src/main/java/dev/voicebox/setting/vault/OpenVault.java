package dev.voicebox.setting.vault;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The Vault of this server: one for all parts of the application, opened by the first that asks. */
final class OpenVault {
    private static final System.Logger LOG = System.getLogger(OpenVault.class.getName());
    /** A server that begins at the same time as its Vault waits for it so long; then it begins without. */
    private static final int ATTEMPTS = 10;

    private static final long BETWEEN_ATTEMPTS_NS = 1_000_000_000L;

    static final Supplier<Map<String, String>> VALUES =
            open().<Supplier<Map<String, String>>>map(kept -> kept::current).orElse(Map::of);

    private OpenVault() {}

    private static Optional<KeptSecrets> open() {
        Optional<VaultSettings> settings = settings();
        settings.ifPresent(where -> LOG.log(System.Logger.Level.INFO, "Settings are read from {0} too.", where));
        Optional<KeptSecrets> kept = settings.map(where ->
                new KeptSecrets(new VaultReader(where), where.refresh(), System::nanoTime, OpenVault::inBackground));
        kept.ifPresent(OpenVault::awaitFirst);
        return kept;
    }

    /** Nothing may fail here: there are no settings yet, and whatever is missing without them says so itself. */
    private static Optional<VaultSettings> settings() {
        try {
            return VaultSettings.read(VaultSettings::ofProcess);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, "Vault is not asked for settings: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static void awaitFirst(KeptSecrets kept) {
        for (int attempt = 1; attempt < ATTEMPTS && !kept.read(); attempt++) {
            LockSupport.parkNanos(BETWEEN_ATTEMPTS_NS);
        }
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "voicebox-vault");
        thread.setDaemon(true);
        thread.start();
    }
}
