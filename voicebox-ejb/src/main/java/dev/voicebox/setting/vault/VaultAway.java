package dev.voicebox.setting.vault;

/** Vault did not answer, or refused. The message holds no secret. */
final class VaultAway extends Exception {
    private static final long serialVersionUID = 1L;

    VaultAway(String message) {
        super(message);
    }
}
