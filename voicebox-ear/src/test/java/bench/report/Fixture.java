package bench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files beside the project that figures are made with where they are there. */
public final class Fixture {
    private Fixture() {}

    /**
     * @param property a system property that may name the file
     * @param otherwise where it lies in a folder above this one
     */
    public static Optional<Path> file(String property, String otherwise) {
        String named = System.getProperty(property, "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return find(otherwise);
    }

    /** @param path where it lies in a folder above this one */
    public static Optional<Path> find(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(path))) {
                return Optional.of(folder.resolve(path));
            }
        }
        return Optional.empty();
    }
}
