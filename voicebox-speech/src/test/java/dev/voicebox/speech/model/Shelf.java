package dev.voicebox.speech.model;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import dev.voicebox.speech.Pause;
import dev.voicebox.speech.model.catalogue.Catalogue;
import dev.voicebox.speech.model.catalogue.CatalogueFile;
import dev.voicebox.speech.model.download.Disk;
import dev.voicebox.speech.model.download.Download;
import dev.voicebox.speech.model.download.InstallProgress;

/** Small models for tests: their content, a catalogue of them at an address, and what a folder holds. */
final class Shelf {
    /** More than one buffer of a download. */
    static final byte[] CONTENT = random(300_000, 1);

    private Shelf() {}

    static byte[] random(int bytes, long seed) {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return content;
    }

    /** With the models {@code small} (checksum), {@code plain} (none), {@code exact} (a size), and two that share a file. */
    static Catalogue catalogue(URI publisher) {
        String sum = hex("SHA-1", CONTENT);
        String text = """
                models = small, plain, exact, one, two
                suggested = small
                %s%s%s%s%s
                small.bin.address = %6$s/models/small.bin?download=true
                small.bin.size = ~%7$d
                small.bin.checksum = SHA-1 %8$s
                plain.bin.address = %6$s/models/plain.bin
                plain.bin.size = ~%7$d
                exact.bin.address = %6$s/models/exact.bin
                exact.bin.size = %7$d
                one.bin.address = %6$s/models/one.bin
                one.bin.size = ~%7$d
                two.bin.address = %6$s/models/two.bin
                two.bin.size = ~%7$d
                voices.bin.address = %6$s/models/voices.bin
                voices.bin.size = ~%7$d
                """.formatted(
                        model("small", "small.bin"),
                        model("plain", "plain.bin"),
                        model("exact", "exact.bin"),
                        model("one", "one.bin, voices.bin"),
                        model("two", "two.bin, voices.bin"),
                        publisher.toString(),
                        CONTENT.length,
                        sum);
        try {
            return Catalogue.read(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Download.Means means(Disk disk) {
        return new Download.Means(disk, (delay, cancellation) -> {}, Duration.ofSeconds(5));
    }

    /** That waits for locks by the clock, and for nothing else. */
    static Download.Means patientMeans() {
        return new Download.Means(Disk.REAL, Pause.REAL, Duration.ofSeconds(5));
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String model(String id, String files) {
        return """
                %1$s.role = stt
                %1$s.engine = whisper
                %1$s.licence = MIT
                %1$s.about = for tests
                %1$s.files = %2$s
                """.formatted(id, files);
    }

    /** Takes so many bytes, and no more. */
    record FullDisk(long room, long told) implements Disk {
        @Override
        public WritableByteChannel append(Path file) throws IOException {
            WritableByteChannel real = Disk.REAL.append(file);
            long[] taken = {0};
            return new WritableByteChannel() {
                @Override
                public int write(java.nio.ByteBuffer piece) throws IOException {
                    taken[0] += piece.remaining();
                    if (taken[0] > room) {
                        throw new IOException("No space left on device");
                    }
                    return real.write(piece);
                }

                @Override
                public boolean isOpen() {
                    return real.isOpen();
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }

        @Override
        public long free(Path folder) {
            return told;
        }

        @Override
        public void settle(Path file) {
            // nothing comes this far
        }
    }

    /** Remembers what it is told. */
    record RecordingProgress(List<Long> bytes, Optional<Runnable> onFirst, List<String> notes)
            implements InstallProgress {
        RecordingProgress() {
            this(new ArrayList<>(), Optional.empty(), new ArrayList<>());
        }

        @Override
        public void onBytes(CatalogueFile file, long done, long total) {
            bytes.add(done);
            if (bytes.size() == 1) {
                onFirst.ifPresent(Runnable::run);
            }
        }

        @Override
        public void onNote(String line) {
            notes.add(line);
        }
    }
}
