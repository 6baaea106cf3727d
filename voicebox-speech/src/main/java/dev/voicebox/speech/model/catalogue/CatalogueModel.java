package dev.voicebox.speech.model.catalogue;

import java.util.List;
import java.util.Objects;

import dev.voicebox.speech.EngineState.Role;

/**
 * A model that can be installed.
 *
 * @param id as in {@code -Dmodel=} and in the settings, for example {@code whisper-base}
 * @param role what its engine is for
 * @param engine that runs it, as in {@code voicebox.*.engines}
 * @param licence of the weights
 * @param about one line for a person
 * @param files the first is the model itself
 */
public record CatalogueModel(
        String id, Role role, String engine, String licence, String about, List<CatalogueFile> files) {
    public CatalogueModel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(about, "about");
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(id + " has no files");
        }
    }

    /** Bytes of all files, as the publisher tells. */
    public long bytes() {
        return files.stream().mapToLong(file -> file.size().bytes()).sum();
    }
}
