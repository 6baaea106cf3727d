package dev.voicebox.dev.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Settings for a server, one file each, named as the setting: Liberty reads the folder (VARIABLE_SOURCE_DIRS), and
 * MicroProfile Config reads Liberty. It must lie outside of the server, which an unpacking of the server would empty.
 */
public record Variables(Path dir) {

    /** Replaces all settings of an earlier run. */
    public void replaceAll(Map<String, String> settings) {
        Home.deleteTree(dir);
        try {
            Home.makePrivate(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.forEach((name, value) -> new SecretFile(dir.resolve(name)).write(value));
    }
}
