package dev.voicebox.job.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.voicebox.job.model.ModelConfig;
import dev.voicebox.setting.Roles;
import dev.voicebox.speech.SpeechSettings;
import dev.voicebox.speech.model.ModelSettings;

/**
 * What the settings say of speech. The defaults of the engine lists are those of {@link SpeechSettings#DEFAULT}.
 *
 * @param engines {@code voicebox.vad.engines}, {@code voicebox.stt.engines} and {@code voicebox.tts.engines}, in order of
 *     preference; {@code voicebox.stt.sphinx.phrases}: a file with a phrase per line, unset for the built-in ones
 * @param delays {@code voicebox.stub.stt-delay} and {@code voicebox.stub.tts-first-audio}, both PT0S, up to PT10M
 * @param patience {@code voicebox.tts.first-audio-timeout}, PT3S, up to PT10M
 * @param warnings one line for each setting that makes no sense
 */
record SpeechConfig(SpeechSettings engines, LocalEngines.Delays delays, Duration patience, List<String> warnings) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Each recogniser of Sphinx4 takes 100 MB of heap. */
    private static final int MOST_RECOGNISERS = 2;

    SpeechConfig {
        Objects.requireNonNull(engines, "engines");
        Objects.requireNonNull(delays, "delays");
        Objects.requireNonNull(patience, "patience");
        warnings = List.copyOf(warnings);
    }

    /** Without the engines of what is no role of this server: others have them. */
    SpeechConfig of(Roles roles) {
        SpeechSettings mine = new SpeechSettings(
                engines.vad(),
                roles.has("stt") ? engines.stt() : List.of(),
                roles.has("tts") ? engines.tts() : List.of(),
                engines.sphinx(),
                engines.stub(),
                engines.models());
        return new SpeechConfig(mine, delays, patience, warnings);
    }

    /** {@code config} answers with the value of a key, as MicroProfile Config does. */
    static SpeechConfig read(Function<String, Optional<String>> config, int cores) {
        return read(config, ModelConfig.read(config, cores).settings(), cores);
    }

    /** @param models as read already */
    static SpeechConfig read(Function<String, Optional<String>> config, ModelSettings models, int cores) {
        return new Reader(config).read(models, Math.min(cores, MOST_RECOGNISERS));
    }

    private static final class Reader {
        private final Function<String, Optional<String>> config;
        private final List<String> warnings = new ArrayList<>();

        Reader(Function<String, Optional<String>> config) {
            this.config = config;
        }

        SpeechConfig read(ModelSettings models, int recognisers) {
            SpeechSettings engines = new SpeechSettings(
                    names("voicebox.vad.engines", SpeechSettings.DEFAULT.vad()),
                    names("voicebox.stt.engines", SpeechSettings.DEFAULT.stt()),
                    names("voicebox.tts.engines", SpeechSettings.DEFAULT.tts()),
                    new SpeechSettings.Sphinx(file("voicebox.stt.sphinx.phrases"), recognisers),
                    // The delays run in front of the engines, where they hold no thread.
                    SpeechSettings.Stub.IMMEDIATE,
                    models);
            LocalEngines.Delays delays = new LocalEngines.Delays(
                    duration("voicebox.stub.stt-delay", Duration.ZERO),
                    duration("voicebox.stub.tts-first-audio", Duration.ZERO));
            Duration patience = duration("voicebox.tts.first-audio-timeout", PATIENCE);
            return new SpeechConfig(engines, delays, patience.isZero() ? PATIENCE : patience, warnings);
        }

        private List<String> names(String key, List<String> standard) {
            return value(key)
                    .map(list -> Arrays.stream(list.split(","))
                            .map(name -> name.strip().toLowerCase(Locale.ROOT))
                            .filter(name -> !name.isEmpty())
                            .distinct()
                            .toList())
                    .orElse(standard);
        }

        private Path file(String key) {
            try {
                return value(key).map(Path::of).orElse(null);
            } catch (InvalidPathException e) {
                warnings.add(key + " is not the name of a file: the built-in phrases are used");
                return null;
            }
        }

        private Duration duration(String key, Duration standard) {
            Optional<String> text = value(key);
            if (text.isEmpty()) {
                return standard;
            }
            try {
                Duration value = Duration.parse(text.get());
                if (!value.isNegative() && value.compareTo(LONGEST) <= 0) {
                    return value;
                }
            } catch (DateTimeParseException e) {
                // said below
            }
            warnings.add(key + " is not a duration up to PT10M, such as PT0.2S: " + standard + " is used");
            return standard;
        }

        private Optional<String> value(String key) {
            return config.apply(key).map(String::strip).filter(text -> !text.isEmpty());
        }
    }
}
