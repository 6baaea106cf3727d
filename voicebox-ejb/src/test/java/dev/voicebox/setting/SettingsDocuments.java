package dev.voicebox.setting;

import java.util.List;
import java.util.stream.Collectors;

/** What the documents have to say about the settings. */
final class SettingsDocuments {
    static final String BEGIN = "<!-- settings: written by SettingsTest -->\n";
    static final String END = "<!-- end of settings -->\n";

    private static final String ENV_HEAD = """
            # Every setting with its default. Written by SettingsTest; the same table, with more words, is in docs/operations.md.
            # Take away a '#' to change one. What is given here goes to `mvn -Prun` and to a server alike:
            #   set -a; . ./.env; set +a; mvn -Prun
            #
            # Language models: any of these is enough.
            #OPENAI_API_KEY=
            #OPENAI_BASE_URL=https://api.openai.com/v1
            #GROQ_API_KEY=
            #ANTHROPIC_API_KEY=
            #OLLAMA_BASE_URL=http://127.0.0.1:11434/v1
            """;

    private SettingsDocuments() {}

    /** Markdown. */
    static String table() {
        return "| key | meaning | default | values | read by |\n|---|---|---|---|---|\n"
                + Settings.all().stream()
                        .map(setting -> "| `" + setting.key() + "` | " + setting.meaning() + " | "
                                + (setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`") + " | "
                                + setting.values() + " | " + setting.reader().title() + " |\n")
                        .collect(Collectors.joining());
    }

    static String environment() {
        return ENV_HEAD
                + forPeople().stream()
                        .map(setting -> "\n# " + setting.meaning() + " [" + setting.values() + "]\n#"
                                + setting.variable() + "=" + inShell(setting.standard()) + "\n")
                        .collect(Collectors.joining());
    }

    /** A default that is another setting's value. */
    private static String inShell(String standard) {
        return Settings.named(standard.replaceAll("^\\$\\{(.*)}$", "$1"))
                .map(other -> "$" + other.variable())
                .orElse(standard);
    }

    private static List<Setting> forPeople() {
        return Settings.all().stream()
                .filter(setting -> setting.reader() != Reader.BUILD)
                .toList();
    }
}
