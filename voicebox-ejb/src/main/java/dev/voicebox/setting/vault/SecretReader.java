package dev.voicebox.setting.vault;

import java.util.Map;

/** Asks for all secrets at once. */
interface SecretReader {
    /** By the keys of the settings that they are. */
    Map<String, String> read() throws VaultAway;
}
