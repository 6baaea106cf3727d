package dev.voicebox.dev.launch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

import dev.voicebox.dev.Trouble;

/** The settings a person gave: {@code -Dvoicebox.…} to Maven first, then the environment. */
public final class Given {
    private final Properties properties;
    private final Map<String, String> environment;

    public Given(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    public Optional<String> text(String setting) {
        return Optional.ofNullable(properties.getProperty(setting))
                .or(() -> Optional.ofNullable(environment.get(asEnvironment(setting))))
                .filter(text -> !text.isBlank());
    }

    public boolean isGiven(String setting) {
        return text(setting).isPresent();
    }

    public int number(String setting, int otherwise, int max) {
        return text(setting).map(text -> parse(setting, text, max)).orElse(otherwise);
    }

    /** {@code -Dvoicebox.fresh} alone means yes. */
    public boolean flag(String setting) {
        String text = properties.getProperty(setting, environment.get(asEnvironment(setting)));
        return text != null && !"false".equalsIgnoreCase(text.strip());
    }

    /** All {@code -Dvoicebox.…} as given to Maven. */
    public Map<String, String> properties() {
        Map<String, String> found = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("voicebox.")) {
                found.put(name, properties.getProperty(name));
            }
        }
        return found;
    }

    private static int parse(String setting, String text, int max) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number out of range.
        }
        throw new Trouble(setting + " is " + text, "It must be a whole number from 1 to " + max);
    }

    private static String asEnvironment(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
