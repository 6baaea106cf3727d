package dev.voicebox.setting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static dev.voicebox.setting.Reader.SERVER;

/** The table of all settings. A test holds it to the code, to {@code docs/operations.md} and to {@code .env.example}. */
public final class Settings {
    static final String NAMES = "names, commas between them";
    static final String DELAY = "ISO 8601 duration up to PT10M";
    static final String PORT = "1 to 65535";
    static final String TEXT = "text";
    static final String MODEL = "file, or id of mvn -Pmodels";

    private static final List<Setting> ALL = Stream.of(
                    ServerRows.ALL,
                    SessionRows.ALL,
                    VaultRows.ALL,
                    JournalRows.ALL,
                    LanguageRows.ALL,
                    PolicyRows.ALL,
                    SpeechRows.ALL,
                    RunRows.ALL)
            .flatMap(List::stream)
            .toList();

    private Settings() {}

    /** In the order of the documents. */
    public static List<Setting> all() {
        return ALL;
    }

    /** @param name a key, or the environment variable of one */
    public static Optional<Setting> named(String name) {
        return ALL.stream().filter(setting -> setting.isNamed(name)).findFirst();
    }

    static Setting of(String key, String meaning, String standard, String values) {
        return new Setting(key, meaning, standard, values, SERVER);
    }
}
