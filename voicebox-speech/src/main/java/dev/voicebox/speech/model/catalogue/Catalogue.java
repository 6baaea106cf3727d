package dev.voicebox.speech.model.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import dev.voicebox.speech.EngineState.Role;

/**
 * The models that can be installed.
 *
 * @param models in the order of preference of each engine
 * @param suggested ids to begin with
 */
public record Catalogue(List<CatalogueModel> models, List<String> suggested) {
    private static final String RESOURCE = "models.properties";

    public Catalogue {
        models = List.copyOf(models);
        suggested = List.copyOf(suggested);
    }

    /** The one of the project. */
    public static Catalogue shipped() {
        try (InputStream resource = Catalogue.class.getResourceAsStream(RESOURCE);
                Reader text = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            return read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text properties as in {@code models.properties} */
    public static Catalogue read(Reader text) throws IOException {
        Properties lines = new Properties();
        lines.load(text);
        List<CatalogueModel> models = names(lines, "models").stream()
                .map(id -> new CatalogueModel(
                        id,
                        Role.valueOf(required(lines, id + ".role").toUpperCase(Locale.ROOT)),
                        required(lines, id + ".engine"),
                        required(lines, id + ".licence"),
                        required(lines, id + ".about"),
                        names(lines, id + ".files").stream()
                                .map(name -> file(lines, name))
                                .toList()))
                .toList();
        return new Catalogue(models, names(lines, "suggested"));
    }

    public Optional<CatalogueModel> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** What to install for that engine to begin with. */
    public Optional<CatalogueModel> suggested(String engine) {
        return of(engine).stream()
                .filter(model -> suggested.contains(model.id()))
                .findFirst();
    }

    /** In order of preference. */
    public List<CatalogueModel> of(String engine) {
        return models.stream().filter(model -> model.engine().equals(engine)).toList();
    }

    private static CatalogueFile file(Properties lines, String name) {
        return new CatalogueFile(
                name,
                URI.create(required(lines, name + ".address")),
                FileSize.parse(required(lines, name + ".size")),
                Optional.ofNullable(lines.getProperty(name + ".checksum")).map(Checksum::parse));
    }

    private static List<String> names(Properties lines, String key) {
        return Arrays.stream(required(lines, key).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String required(Properties lines, String key) {
        String value = lines.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the catalogue of models has no " + key);
        }
        return value.strip();
    }
}
