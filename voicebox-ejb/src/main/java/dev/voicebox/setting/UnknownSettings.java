package dev.voicebox.setting;

import java.util.Collection;
import java.util.List;

/** Names that look like settings of VoiceBox and are none: most often a slip of the pen. */
final class UnknownSettings {
    private static final String KEY = "voicebox.";
    private static final String VARIABLE = "VOICEBOX_";

    private UnknownSettings() {}

    /** One line for each of them; its value, which may be a secret, is never in it. */
    static List<String> warnings(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(KEY) || name.startsWith(VARIABLE))
                .filter(name -> Settings.named(name).isEmpty())
                .filter(name -> !isVariableOfOther(name, names))
                .distinct()
                .sorted()
                .map(name -> name + " is set, but there is no such setting. All of them are in docs/operations.md.")
                .toList();
    }

    /** The server shows an environment variable under its key too. */
    private static boolean isVariableOfOther(String name, Collection<String> names) {
        return name.startsWith(KEY) && names.contains(Setting.asVariable(name));
    }
}
