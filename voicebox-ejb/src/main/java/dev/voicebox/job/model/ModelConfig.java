package dev.voicebox.job.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.voicebox.speech.model.ModelSettings;
import dev.voicebox.speech.model.ModelSettings.Whisper;
import dev.voicebox.speech.model.ModelStore;
import dev.voicebox.speech.model.catalogue.Catalogue;
import dev.voicebox.speech.model.download.Mirror;

/**
 * What the settings say of weights.
 *
 * @param settings {@code voicebox.models.dir} and the model of each engine: a file or an id of the catalogue
 * @param download {@code voicebox.models.download}: install at the start what the settings name; false
 * @param mirror {@code voicebox.models.mirror}
 * @param warnings one line for each setting that makes no sense
 */
public record ModelConfig(ModelSettings settings, boolean download, Optional<Mirror> mirror, List<String> warnings) {
    /** With more threads a turn is heard hardly sooner, and on a busy machine later (whisper.cpp 1.7.1 on two cores). */
    private static final int THREADS = 2;

    public ModelConfig {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(mirror, "mirror");
        warnings = List.copyOf(warnings);
    }

    /**
     * @param config answers with the value of a key, as MicroProfile Config does
     * @param cores of this machine: without a setting Whisper hears half as many turns at a time
     */
    public static ModelConfig read(Function<String, Optional<String>> config, int cores) {
        return new Reader(config).read(cores);
    }

    /** What is installed in the folder, if there is one. */
    public Optional<ModelStore> store() {
        return settings.folder().map(folder -> new ModelStore(folder, Catalogue.shipped(), mirror));
    }

    /** All files and ids that the settings name. */
    List<String> named() {
        return Stream.of(settings.silero().stream(), settings.whisper().model().stream(), settings.kokoro().stream())
                .flatMap(Function.identity())
                .collect(() -> new ArrayList<>(settings.piper()), List::add, List::addAll);
    }

    private static final class Reader {
        private final Function<String, Optional<String>> config;
        private final List<String> warnings = new ArrayList<>();

        Reader(Function<String, Optional<String>> config) {
            this.config = config;
        }

        ModelConfig read(int cores) {
            int concurrent = number("voicebox.stt.whisper.concurrent", Math.max(1, cores / 2));
            int threads = number("voicebox.stt.whisper.threads", Math.min(THREADS, cores));
            ModelSettings settings = new ModelSettings(
                    folder(),
                    value("voicebox.vad.silero.model"),
                    new Whisper(value("voicebox.stt.whisper.model"), concurrent, threads),
                    value("voicebox.tts.kokoro.model"),
                    names());
            return new ModelConfig(settings, download(), mirror(), warnings);
        }

        private Optional<Path> folder() {
            try {
                return value("voicebox.models.dir").map(Path::of);
            } catch (InvalidPathException e) {
                warnings.add("voicebox.models.dir is not the name of a folder: no models are found");
                return Optional.empty();
            }
        }

        private boolean download() {
            String text = value("voicebox.models.download").orElse("false");
            if (!text.equals("true") && !text.equals("false")) {
                warnings.add("voicebox.models.download is neither true nor false: nothing is downloaded");
            }
            return text.equals("true");
        }

        private Optional<Mirror> mirror() {
            try {
                return value("voicebox.models.mirror").map(Mirror::parse);
            } catch (IllegalArgumentException e) {
                warnings.add("voicebox.models.mirror is not an address: models come from their publishers");
                return Optional.empty();
            }
        }

        private List<String> names() {
            return value("voicebox.tts.piper.model").stream()
                    .flatMap(list -> Arrays.stream(list.split(",")))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }

        private int number(String key, int standard) {
            int bounded = Math.min(standard, Whisper.MOST);
            Optional<String> text = value(key);
            if (text.isEmpty()) {
                return bounded;
            }
            try {
                int number = Integer.parseInt(text.get());
                if (number >= 1 && number <= Whisper.MOST) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            warnings.add(key + " is not a number from 1 to " + Whisper.MOST + ": " + bounded + " is used");
            return bounded;
        }

        private Optional<String> value(String key) {
            return config.apply(key).map(String::strip).filter(text -> !text.isEmpty());
        }
    }
}
