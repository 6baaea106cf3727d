package dev.voicebox.it;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What the tests set differently from a run: {@code it.properties}. */
final class SettingsForTests {
    private SettingsForTests() {}

    static Map<String, String> read() throws IOException {
        Properties properties = new Properties();
        try (var file = SettingsForTests.class.getResourceAsStream("/it.properties")) {
            properties.load(file);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
