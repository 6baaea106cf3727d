package dev.voicebox.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.voicebox.speech.model.ModelSettings;

/**
 * Which engines to open, in order of preference.
 *
 * @param vad ids, default {@code silero, energy}
 * @param stt ids, default {@code whisper, sphinx}
 * @param tts ids, default {@code kokoro, piper, mary, espeak}
 * @param sphinx of the recogniser of commands
 * @param stub of the engines for sizing and tests
 * @param models of the engines that run weights
 */
public record SpeechSettings(
        List<String> vad, List<String> stt, List<String> tts, Sphinx sphinx, Stub stub, ModelSettings models) {
    public static final SpeechSettings DEFAULT = new SpeechSettings(
            List.of("silero", "energy"),
            List.of("whisper", "sphinx"),
            List.of("kokoro", "piper", "mary", "espeak"),
            new Sphinx(null, 1),
            Stub.IMMEDIATE,
            ModelSettings.NONE);

    public SpeechSettings {
        vad = List.copyOf(vad);
        stt = List.copyOf(stt);
        tts = List.copyOf(tts);
    }

    /**
     * @param phrases file with one phrase per line, or {@code null} for the shipped commands
     * @param concurrent turns heard at a time, 1 to 64; each takes 100 MB of heap
     */
    public record Sphinx(Path phrases, int concurrent) {
        public Sphinx {
            if (concurrent < 1 || concurrent > 64) {
                throw new IllegalArgumentException("sphinx needs 1 to 64 concurrent turns, but was " + concurrent);
            }
        }
    }

    /**
     * @param sttDelay time of each transcription
     * @param ttsFirstAudio time before the first sound of each chunk
     */
    public record Stub(Duration sttDelay, Duration ttsFirstAudio) {
        public static final Stub IMMEDIATE = new Stub(Duration.ZERO, Duration.ZERO);

        public Stub {
            if (sttDelay.isNegative() || ttsFirstAudio.isNegative()) {
                throw new IllegalArgumentException("stub delays must not be negative");
            }
        }
    }
}
