package dev.voicebox.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.UnsupportedAudio;
import dev.voicebox.speech.audio.WavFile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Recorded speech that lies beside the project, in {@code shared/fixtures} of a folder above. A test without it says so and skips. */
public final class Fixtures {

    /** A spoken command and its words. */
    public record Spoken(String name, String text, Pcm sound) {}

    private Fixtures() {}

    public static Pcm sound(String path) {
        return wav(file(path));
    }

    public static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static List<Spoken> commands() {
        List<Spoken> commands = new ArrayList<>();
        for (String line :
                text("audio/commands/transcripts.tsv").lines().skip(1).toList()) {
            String[] cells = line.split("\t");
            commands.add(new Spoken(cells[0], cells[1], sound("audio/commands/" + cells[0])));
        }
        return commands;
    }

    /** For tests that read it themselves. */
    public static Path file(String path) {
        Optional<Path> found = find(path);
        if (found.isEmpty()) {
            System.out.println("SKIPPED: no shared/fixtures/" + path + " in any folder above the project");
        }
        assumeTrue(found.isPresent(), "no shared/fixtures/" + path);
        return found.get();
    }

    private static Optional<Path> find(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/fixtures").resolve(path);
            if (Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Pcm wav(Path file) {
        try {
            return WavFile.read(Files.readAllBytes(file));
        } catch (IOException | UnsupportedAudio broken) {
            throw new IllegalStateException("cannot read " + file, broken);
        }
    }
}
