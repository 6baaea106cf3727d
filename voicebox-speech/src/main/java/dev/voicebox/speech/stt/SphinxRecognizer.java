package dev.voicebox.speech.stt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import edu.cmu.sphinx.util.props.ConfigurationManagerUtils;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineLoader;
import dev.voicebox.speech.audio.LinearPcm;

/** One Sphinx4 decoder with its models, allocated once. For one thread at a time. */
final class SphinxRecognizer implements AutoCloseable {
    private static final String QUIET = "java.util.logging.config.class";
    private static final Object STARTING = new Object();

    /** Held, because the logging of the JDK forgets the level of a logger that nobody holds. The first is named after the configuration file. */
    private static final List<Logger> LOUD = List.of(Logger.getLogger("sphinx"), Logger.getLogger("edu.cmu.sphinx"));

    private final Search words;
    private final Search sounds;

    private SphinxRecognizer(ConfigurationManager parts) {
        this.words = Search.of(parts, "word");
        this.sounds = Search.of(parts, "sound");
    }

    /**
     * What the models make of an utterance.
     *
     * @param words the best sentence, may be empty
     * @param fit how much better the sentence explains the sound than a sequence of single phones would, in nats per frame
     *     of 10 ms; 0 is as good
     */
    record Hearing(List<TimedWord> words, double fit) {}

    /** Takes 1 to 2 s. The models are read from files, because Sphinx sees only the resources of its own class loader. */
    static SphinxRecognizer start(CommandLanguage language, List<String> pronunciations) throws IOException {
        Path folder = Files.createTempDirectory("voicebox-sphinx");
        Path model = folder.resolve("commands.lm");
        Path dictionary = folder.resolve("commands.dict");
        try {
            Files.writeString(model, new BigramModel(language).arpa());
            Files.write(dictionary, pronunciations);
            synchronized (STARTING) {
                return EngineLoader.call(Recognizer.class, () -> quietly(model, dictionary));
            }
        } finally {
            Files.deleteIfExists(model);
            Files.deleteIfExists(dictionary);
            Files.deleteIfExists(folder);
        }
    }

    /** Sphinx adds a console handler of its own to the logging of the process, unless it finds it configured by this. */
    private static SphinxRecognizer quietly(Path model, Path dictionary) throws IOException {
        LOUD.forEach(logger -> logger.setLevel(Level.WARNING));
        String before = System.getProperty(QUIET);
        System.setProperty(QUIET, "none");
        try {
            ConfigurationManager parts = new ConfigurationManager(SphinxRecognizer.class.getResource("sphinx.xml"));
            set(parts, "bigrams", "location", model.toUri().toURL().toString());
            set(
                    parts,
                    "dictionary",
                    "dictionaryPath",
                    dictionary.toUri().toURL().toString());
            return new SphinxRecognizer(parts);
        } finally {
            if (before == null) {
                System.clearProperty(QUIET);
            } else {
                System.setProperty(QUIET, before);
            }
        }
    }

    private static void set(ConfigurationManager parts, String component, String property, String value) {
        ConfigurationManagerUtils.setProperty(parts, component, property, value);
    }

    /**
     * @param sound at 16 kHz
     * @throws java.util.concurrent.CancellationException when it was cancelled on the way
     */
    Hearing hear(short[] sound, Cancellation cancellation) {
        return EngineLoader.call(Recognizer.class, () -> {
            byte[] bytes = LinearPcm.bytes(sound);
            Search.Found sentence = words.find(bytes, cancellation);
            Search.Found phones = sounds.find(bytes, cancellation);
            double frames = sound.length / 160.0;
            return new Hearing(sentence.words(), (sentence.score() - phones.score()) / frames);
        });
    }

    @Override
    public void close() {
        EngineLoader.call(Recognizer.class, () -> {
            words.close();
            sounds.close();
            return null;
        });
    }
}
