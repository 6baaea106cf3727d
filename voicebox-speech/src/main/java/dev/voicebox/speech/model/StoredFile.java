package dev.voicebox.speech.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

import dev.voicebox.speech.model.ModelState.Trust;
import dev.voicebox.speech.model.catalogue.CatalogueFile;
import dev.voicebox.speech.model.catalogue.Checksum;
import dev.voicebox.speech.model.catalogue.Checksum.Algorithm;
import dev.voicebox.speech.model.download.Part;

/**
 * A file of the catalogue in the folder. Once checked, its SHA-256 stands beside it in {@code <file>.sha256}, in the form
 * that {@code sha256sum -c} reads, or {@code <file>.wrong}, of the same date, says that it is another file; a file that
 * is younger than its SHA-256 was written since.
 */
record StoredFile(Path folder, CatalogueFile file) {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    Path path() {
        return folder.resolve(file.name());
    }

    Part part() {
        return Part.of(path());
    }

    boolean isThere() {
        return Files.isRegularFile(path());
    }

    /** Bytes of the file, else of what has come of it. */
    long bytes() {
        try {
            return isThere() ? Files.size(path()) : part().size();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Without reading the file. */
    Trust trust() {
        if (!hasItsSize()) {
            return Trust.WRONG;
        }
        try {
            FileTime written = Files.getLastModifiedTime(path());
            if (Files.exists(mark()) && Files.getLastModifiedTime(mark()).toMillis() == written.toMillis()) {
                return Trust.WRONG;
            }
            boolean checked = Files.exists(record())
                    && Files.getLastModifiedTime(record()).compareTo(written) >= 0;
            return checked ? checkedTrust() : Trust.UNCHECKED;
        } catch (IOException gone) {
            return Trust.UNCHECKED;
        }
    }

    /** Reads the file. A file of which nothing is known stays unchecked. */
    Trust check() throws IOException {
        if (!hasItsSize()) {
            return Trust.WRONG;
        }
        if (!isKnown()) {
            return Trust.UNCHECKED;
        }
        boolean right = isRight(path());
        try {
            if (right) {
                remember();
            } else {
                denounce();
            }
        } catch (IOException readOnly) {
            // Then it is read again next time.
        }
        return right ? checkedTrust() : Trust.WRONG;
    }

    /** Whether the publisher's checksum is there, or that of the first install. */
    boolean isKnown() throws IOException {
        return file.checksum().isPresent() || recorded().isPresent();
    }

    /** Whether these bytes, here or in a part, are the file; of an unknown file all are. */
    boolean isRight(Path bytes) throws IOException {
        Optional<Checksum> known = file.checksum().isPresent() ? file.checksum() : recorded();
        return known.isEmpty() || known.get().matches(bytes);
    }

    /** What the bytes are measured by, for a person. */
    String measure() {
        return file.checksum()
                .map(checksum -> "the publisher's " + checksum)
                .orElseGet(() -> Files.exists(record())
                        ? "the SHA-256 of its first install in " + record().getFileName()
                        : (file.size().exact() ? "" : "about ") + file.size().bytes() + " bytes");
    }

    /** Writes down what the file adds up to. */
    void remember() throws IOException {
        Checksum sum = Checksum.of(path(), Algorithm.SHA_256);
        Path fresh = record().resolveSibling(record().getFileName() + ".new");
        Files.writeString(fresh, sum.hex() + "  " + file.name() + "\n");
        Files.move(fresh, record(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        FileTime written = Files.getLastModifiedTime(path());
        if (Files.getLastModifiedTime(record()).compareTo(written) < 0) {
            Files.setLastModifiedTime(record(), written);
        }
        Files.deleteIfExists(mark());
    }

    /** It may have rotted without a trace in its date: from now on nobody takes it for checked, nor for unchecked. */
    private void denounce() throws IOException {
        if (Files.exists(record())) {
            Files.setLastModifiedTime(record(), LONG_AGO);
        }
        Files.writeString(mark(), file.name() + " does not match " + measure() + "\n");
        Files.setLastModifiedTime(mark(), Files.getLastModifiedTime(path()));
    }

    void remove() throws IOException {
        Files.deleteIfExists(path());
        Files.deleteIfExists(record());
        Files.deleteIfExists(mark());
        part().discard();
    }

    private boolean hasItsSize() {
        long bytes = bytes();
        return bytes >= file.size().least() && bytes <= file.size().most();
    }

    private Trust checkedTrust() {
        return file.checksum().isPresent() ? Trust.VERIFIED : Trust.RECORDED;
    }

    private Optional<Checksum> recorded() throws IOException {
        if (!Files.exists(record())) {
            return Optional.empty();
        }
        String hex = Files.readString(record()).split("\\s", 2)[0];
        try {
            return Optional.of(new Checksum(Algorithm.SHA_256, hex));
        } catch (IllegalArgumentException e) {
            throw new IOException(record() + " holds no SHA-256; delete it to take the file as it is", e);
        }
    }

    private Path mark() {
        return folder.resolve(file.name() + ".wrong");
    }

    private Path record() {
        return folder.resolve(file.name() + ".sha256");
    }
}
