package dev.voicebox.dev.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** A text that only its owner may read (mode 0600); replaced as a whole, so that nobody sees half of it. */
public record SecretFile(Path path) {

    /** The text that is there; else the new one, which is kept. */
    public String readOr(Supplier<String> fresh) {
        try {
            String kept = Files.exists(path) ? Files.readString(path).strip() : "";
            if (!kept.isEmpty()) {
                return kept;
            }
            String text = fresh.get();
            write(text + "\n");
            return text.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String text) {
        try {
            // A temporary file is made with mode 0600 before anything is in it.
            Path part = Files.createTempFile(path.getParent(), "." + path.getFileName(), null);
            Files.writeString(part, text);
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** If it is there. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
