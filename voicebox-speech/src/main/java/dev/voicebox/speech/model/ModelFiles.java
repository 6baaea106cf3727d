package dev.voicebox.speech.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one model.
 *
 * @param id in the catalogue; empty for a file that was named by its path
 * @param paths the first is the model itself
 */
public record ModelFiles(Optional<String> id, List<Path> paths) {
    public ModelFiles {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("a model has at least one file");
        }
    }

    /** The model itself. */
    public Path model() {
        return paths.get(0);
    }
}
