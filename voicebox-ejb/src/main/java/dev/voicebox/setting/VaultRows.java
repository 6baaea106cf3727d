package dev.voicebox.setting;

import java.util.List;

import static dev.voicebox.setting.Settings.TEXT;
import static dev.voicebox.setting.Settings.of;

/** The rows of the table that are about settings that are kept in Vault. */
final class VaultRows {
    static final List<Setting> ALL = List.of(
            of(
                    "voicebox.vault.address",
                    "Vault that has further settings (given in the environment, by -D or in a file)",
                    "",
                    "https://host:port"),
            of("voicebox.vault.token", "token to read them with", "", TEXT),
            of("voicebox.vault.token-file", "instead: a file that an agent keeps a fresh token in", "", "file"),
            of("voicebox.vault.path", "where they are: mount and path, key-value version 2", "secret/voicebox", TEXT),
            of("voicebox.vault.namespace", "namespace of Vault Enterprise", "", TEXT),
            of("voicebox.vault.refresh", "how often they are read anew", "PT5M", "ISO 8601 duration, PT10S to PT1H"));

    private VaultRows() {}
}
