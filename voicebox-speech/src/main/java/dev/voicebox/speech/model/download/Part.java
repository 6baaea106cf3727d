package dev.voicebox.speech.model.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What has come of a file so far: {@code <file>.part}, and beside it, in {@code <file>.part.from}, by which the server tells
 * whether its file is still the one that this is a part of.
 *
 * @param path of the bytes
 */
public record Part(Path path) {

    /** Of the file that it is to become. */
    public static Part of(Path file) {
        return new Part(file.resolveSibling(file.getFileName() + ".part"));
    }

    /** Bytes; 0 when nothing is there. */
    public long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    Optional<String> validator() throws IOException {
        return Files.exists(origin()) ? Optional.of(Files.readString(origin())) : Optional.empty();
    }

    /** Forgets the bytes and remembers which file the next ones are of. */
    void startAnew(Optional<String> validator) throws IOException {
        discard();
        if (validator.isPresent()) {
            Files.writeString(origin(), validator.get());
        }
    }

    /** It is whole: only its bytes stay. */
    void complete() throws IOException {
        Files.deleteIfExists(origin());
    }

    /** Takes everything away. */
    public void discard() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(origin());
    }

    private Path origin() {
        return path.resolveSibling(path.getFileName() + ".from");
    }
}
