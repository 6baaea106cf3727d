package dev.voicebox.setting;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One setting.
 *
 * @param key with a part in angle brackets where any name or number may stand: {@code voicebox.llm.<name>.model}
 * @param meaning one plain phrase
 * @param standard what it is when nobody sets it; empty for nothing
 * @param values what it may be, with its unit
 */
public record Setting(String key, String meaning, String standard, String values, Reader reader) {
    private static final Pattern KEY = Pattern.compile("voicebox(\\.[a-z][a-z0-9-]*|\\.<[a-z]+>)+");
    private static final Pattern ANY_PART = Pattern.compile("<[a-z]+>");

    public Setting {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not the key of a setting: " + key);
        }
        if (meaning.isBlank() || values.isBlank()) {
            throw new IllegalArgumentException(key + " has to say what it means and what it may be");
        }
    }

    /** The variable that sets it: upper case, {@code _} for everything that is no letter or digit. */
    public String variable() {
        return asVariable(key);
    }

    /** Whether this is the setting of that name, written as a key or as an environment variable. */
    boolean isNamed(String name) {
        return pattern(key, "[^.]+").matcher(name).matches()
                || pattern(variable(), "[A-Z0-9_]+").matcher(name).matches();
    }

    static String asVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
    }

    private static Pattern pattern(String name, String anyPart) {
        StringBuilder regex = new StringBuilder();
        String[] fixed = name.split("(?i)" + ANY_PART.pattern(), -1);
        for (int i = 0; i < fixed.length; i++) {
            regex.append(i == 0 ? "" : anyPart).append(Pattern.quote(fixed[i]));
        }
        return Pattern.compile(regex.toString());
    }
}
