package dev.voicebox.speech.model.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import dev.voicebox.speech.model.download.Mirror;

/**
 * What the person at the terminal wants.
 *
 * @param folder {@code voicebox.models.dir}, else {@code models} in the folder of the run command
 * @param install ids of {@code -Dmodel}
 * @param remove ids of {@code -Dmodel.remove}
 * @param verify {@code -Dmodel.verify}: read everything that is installed anew
 */
record Order(Path folder, Optional<Mirror> mirror, List<String> install, List<String> remove, boolean verify) {

    /** Properties come before the environment. */
    static Order from(Properties properties, Map<String, String> environment) {
        Given given = new Given(properties, environment);
        Path checkout = Path.of(given.text("voicebox.checkout").orElse("."));
        Path home = checkout.resolve(given.text("voicebox.home").orElse(".voicebox"));
        return new Order(
                given.text("voicebox.models.dir").map(checkout::resolve).orElseGet(() -> home.resolve("models")),
                given.text("voicebox.models.mirror").map(Mirror::parse),
                names(properties.getProperty("model", "")),
                names(properties.getProperty("model.remove", "")),
                properties.containsKey("model.verify"));
    }

    boolean isEmpty() {
        return install.isEmpty() && remove.isEmpty() && !verify;
    }

    /** {@code -Dmodel} alone has the value {@code true} and names nothing. */
    private static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("true"))
                .distinct()
                .toList();
    }

    private record Given(Properties properties, Map<String, String> environment) {
        Optional<String> text(String setting) {
            return Optional.ofNullable(properties.getProperty(setting))
                    .or(() -> Optional.ofNullable(environment.get(
                            setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))))
                    .filter(text -> !text.isBlank());
        }

        @Override
        public String toString() {
            return "Given[" + properties.size() + " properties, " + environment.size() + " variables]";
        }
    }
}
