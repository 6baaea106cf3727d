package dev.voicebox.job.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which speech engines to use.
 *
 * @param vad {@code voicebox.vad.engines}, in order of preference; default {@code silero,energy}
 * @param stt {@code voicebox.stt.engines}; default {@code whisper,sphinx}
 * @param tts {@code voicebox.tts.engines}; default {@code kokoro,piper,mary,espeak}
 * @param sphinxPhrases {@code voicebox.stt.sphinx.phrases}: a file with a phrase per line; {@code null} for the built-in ones
 * @param delays {@code voicebox.stub.stt-delay} and {@code voicebox.stub.tts-first-audio}, both PT0S, up to PT10M
 * @param warnings one line for each setting that makes no sense
 */
record SpeechSettings(
        List<String> vad,
        List<String> stt,
        List<String> tts,
        Path sphinxPhrases,
        LocalEngines.Delays delays,
        List<String> warnings) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    SpeechSettings {
        vad = List.copyOf(vad);
        stt = List.copyOf(stt);
        tts = List.copyOf(tts);
        warnings = List.copyOf(warnings);
    }

    /** {@code config} answers with the value of a key, as MicroProfile Config does. */
    static SpeechSettings read(Function<String, Optional<String>> config) {
        return new Reader(config).read();
    }

    private static final class Reader {
        private final Function<String, Optional<String>> config;
        private final List<String> warnings = new ArrayList<>();

        Reader(Function<String, Optional<String>> config) {
            this.config = config;
        }

        SpeechSettings read() {
            List<String> vad = names("voicebox.vad.engines", "silero,energy");
            List<String> stt = names("voicebox.stt.engines", "whisper,sphinx");
            List<String> tts = names("voicebox.tts.engines", "kokoro,piper,mary,espeak");
            Path phrases = file("voicebox.stt.sphinx.phrases");
            LocalEngines.Delays delays = new LocalEngines.Delays(
                    duration("voicebox.stub.stt-delay"), duration("voicebox.stub.tts-first-audio"));
            return new SpeechSettings(vad, stt, tts, phrases, delays, warnings);
        }

        private List<String> names(String key, String standard) {
            return Arrays.stream(value(key).orElse(standard).split(","))
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }

        private Path file(String key) {
            try {
                return value(key).map(Path::of).orElse(null);
            } catch (InvalidPathException e) {
                warnings.add(key + " is not the name of a file: the built-in phrases are used");
                return null;
            }
        }

        private Duration duration(String key) {
            Optional<String> text = value(key);
            if (text.isEmpty()) {
                return Duration.ZERO;
            }
            try {
                Duration value = Duration.parse(text.get());
                if (!value.isNegative() && value.compareTo(LONGEST) <= 0) {
                    return value;
                }
            } catch (DateTimeParseException e) {
                // said below
            }
            warnings.add(key + " is not a duration up to PT10M, such as PT0.2S: no delay is used");
            return Duration.ZERO;
        }

        private Optional<String> value(String key) {
            return config.apply(key).map(String::strip).filter(text -> !text.isEmpty());
        }
    }
}
