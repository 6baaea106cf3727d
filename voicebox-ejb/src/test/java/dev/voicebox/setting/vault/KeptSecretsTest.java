package dev.voicebox.setting.vault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeptSecretsTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final ScriptedVault vault = new ScriptedVault();
    private long now;
    private final KeptSecrets kept = new KeptSecrets(vault, Duration.ofMinutes(5), () -> now, background::add);

    @Test
    void servesWhatVaultHadForAnHourWithoutIt() {
        vault.has("voicebox.security.master-key", "first");
        kept.read();
        vault.goesAway();

        for (int minute = 0; minute < 61; minute++) {
            passes(Duration.ofMinutes(1));
            assertThat(kept.current()).containsEntry("voicebox.security.master-key", "first");
        }

        assertThat(vault.asked).as("it was asked again and again").isGreaterThan(30);
    }

    @Test
    void takesUpAChangedValueAfterTheTimeOfRefresh() {
        vault.has("key", "first");
        kept.read();
        vault.has("key", "second");

        passes(Duration.ofSeconds(299));
        assertThat(kept.current()).containsEntry("key", "first");
        passes(Duration.ofSeconds(2));

        assertThat(kept.current()).containsEntry("key", "second");
    }

    @Test
    void holdsNobodyUpWhileItReads() {
        vault.has("key", "first");

        assertThat(kept.current()).isEmpty();
        assertThat(kept.current()).isEmpty();

        assertThat(background).as("one reading, however many ask").hasSize(1);
    }

    @Test
    void triesAgainTenSecondsAfterVaultWasAway() {
        vault.goesAway();
        kept.read();
        vault.has("key", "back");

        passes(Duration.ofSeconds(10));

        assertThat(kept.current()).containsEntry("key", "back");
    }

    private void passes(Duration time) {
        now += time.toNanos();
        kept.current();
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private static final class ScriptedVault implements SecretReader {
        private Map<String, String> secrets;
        private int asked;

        void has(String key, String value) {
            secrets = Map.of(key, value);
        }

        void goesAway() {
            secrets = null;
        }

        @Override
        public Map<String, String> read() throws VaultAway {
            asked++;
            if (secrets == null) {
                throw new VaultAway("it does not answer");
            }
            return secrets;
        }
    }
}
