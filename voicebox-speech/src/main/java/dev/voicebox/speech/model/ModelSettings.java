package dev.voicebox.speech.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which models engines are to run. A model is named by a file or by its id in the catalogue; an engine without a name takes
 * the first of the catalogue that is installed.
 *
 * @param folder where models are installed
 * @param piper each is a voice; empty for all that are installed
 */
public record ModelSettings(
        Optional<Path> folder, Optional<String> silero, Whisper whisper, Optional<String> kokoro, List<String> piper) {
    /** Nothing is installed anywhere. */
    public static final ModelSettings NONE = new ModelSettings(
            Optional.empty(), Optional.empty(), new Whisper(Optional.empty(), 1, 1), Optional.empty(), List.of());

    public ModelSettings {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(silero, "silero");
        Objects.requireNonNull(whisper, "whisper");
        Objects.requireNonNull(kokoro, "kokoro");
        piper = List.copyOf(piper);
    }

    /**
     * @param concurrent turns heard at a time, 1 to 64; each takes 123 MB with the smallest model (whisper.cpp 1.7.1)
     * @param threads of one turn, 1 to 64
     */
    public record Whisper(Optional<String> model, int concurrent, int threads) {
        /** Of both numbers. */
        public static final int MOST = 64;

        public Whisper {
            Objects.requireNonNull(model, "model");
            if (concurrent < 1 || concurrent > MOST || threads < 1 || threads > MOST) {
                throw new IllegalArgumentException("whisper needs 1 to " + MOST + " concurrent turns and threads, not "
                        + concurrent + " and " + threads);
            }
        }
    }
}
