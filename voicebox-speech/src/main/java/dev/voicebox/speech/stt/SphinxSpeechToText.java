package dev.voicebox.speech.stt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;

/**
 * Sphinx4 as a recogniser of commands: hears sentences made of a closed set of English words, and nothing else. Takes 0.1
 * to 0.3 of the length of an utterance on one core, 100 MB of heap per recogniser.
 */
public final class SphinxSpeechToText implements SpeechToText {
    private static final System.Logger LOG = System.getLogger(SphinxSpeechToText.class.getName());
    private static final int RATE = 16_000;

    /** Longer than any command; a longer utterance would block the recogniser for seconds. */
    private static final int LONGEST_MS = 30_000;

    private static final int SHORTEST_MS = 150;

    /** Silence that the models want before and after the words. */
    private static final int MARGIN_MS = 250;

    private static final int MARGIN = RATE * MARGIN_MS / 1_000;

    /** Heard, but not said on purpose. */
    private static final List<String> HESITATIONS = List.of("um", "uh");

    private final CommandLanguage language;
    private final RecognizerPool recognizers;
    private final EngineInfo info;

    private SphinxSpeechToText(CommandLanguage language, RecognizerPool recognizers) {
        this.language = language;
        this.recognizers = recognizers;
        this.info = new EngineInfo(
                "sphinx",
                "Sphinx4, commands of " + vocabularySize() + " words only",
                List.of("en"),
                true,
                Set.of(Ability.WORD_TIMES));
    }

    /**
     * Builds the language model and starts one recogniser, which takes 1 to 2 s; {@link #prepare} starts the others.
     *
     * @param phrases a file with one phrase per line, or {@code null} for the commands that come with the engine
     * @param concurrent turns heard at a time, at least 1; others wait
     */
    public static SphinxSpeechToText open(Path phrases, int concurrent) throws SpeechFailure {
        try {
            CommandLanguage wanted = phrases == null ? CommandLanguage.shipped() : CommandLanguage.of(phrases);
            Pronunciations pronunciations = Pronunciations.of(wanted.vocabulary());
            CommandLanguage language = known(wanted, pronunciations);
            RecognizerPool pool =
                    new RecognizerPool(concurrent, () -> SphinxRecognizer.start(language, pronunciations.lines()));
            pool.grow(1);
            return new SphinxSpeechToText(language, pool);
        } catch (IOException | RuntimeException broken) {
            throw new SpeechFailure(
                    SpeechFailure.Kind.ENGINE, "Sphinx4 does not start: " + broken.getMessage(), broken);
        }
    }

    @Override
    public void prepare() throws SpeechFailure {
        try {
            recognizers.growToCapacity();
        } catch (IOException | RuntimeException broken) {
            throw new SpeechFailure(
                    SpeechFailure.Kind.ENGINE,
                    "Sphinx4 hears fewer turns at a time than it should: " + broken.getMessage(),
                    broken);
        }
    }

    private static CommandLanguage known(CommandLanguage wanted, Pronunciations pronunciations) throws IOException {
        if (pronunciations.unknown().isEmpty()) {
            return wanted;
        }
        CommandLanguage known = wanted.without(pronunciations.unknown());
        LOG.log(
                System.Logger.Level.WARNING,
                "Left out of the phrases, because the pronouncing dictionary does not know these words: "
                        + String.join(", ", pronunciations.unknown()));
        if (known.phrases().isEmpty()) {
            throw new IOException("no phrase is left; write them in English words, numbers as words");
        }
        return known;
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    /** Number of words it can hear. */
    public int vocabularySize() {
        return language.vocabulary().size();
    }

    /** An empty text when the utterance is none of what it knows. */
    @Override
    public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        if (!info.serves(request.language())) {
            throw new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "Sphinx4 hears English only");
        }
        short[] all = Resampler.convert(utterance, RATE).samples();
        SpokenPart spoken = SpokenPart.of(all, RATE);
        Pcm sound = new Pcm(spoken.in(all), RATE);
        if (sound.durationMs() > LONGEST_MS) {
            throw new SpeechFailure(
                    SpeechFailure.Kind.UNSUPPORTED, "Sphinx4 hears commands of up to " + LONGEST_MS / 1_000 + " s");
        }
        if (sound.durationMs() < SHORTEST_MS) {
            return new Transcript("", "en", info.id());
        }
        SphinxRecognizer.Hearing hearing = recognizers.hear(padded(sound.samples()), cancellation);
        long offsetMs = spoken.from() * 1_000L / RATE - MARGIN_MS;
        List<TimedWord> words = said(hearing.words(), offsetMs, utterance.durationMs());
        String text = words.stream().map(TimedWord::text).collect(Collectors.joining(" "));
        return Trust.isCommand(hearing.fit(), language.familiarity(text))
                ? new Transcript(text, "en", info.id(), words)
                : new Transcript("", "en", info.id());
    }

    private static short[] padded(short[] sound) {
        short[] padded = new short[sound.length + 2 * MARGIN];
        System.arraycopy(sound, 0, padded, MARGIN, sound.length);
        Random breath = new Random(padded.length);
        for (int i = 0; i < padded.length; i++) {
            padded[i] +=
                    (short) Math.round(2 * breath.nextGaussian()); // the models have no logarithm of a digital zero
        }
        return padded;
    }

    /** What was said on purpose, in times of the utterance and not of what the recogniser was given. */
    private static List<TimedWord> said(List<TimedWord> heard, long offsetMs, long utteranceMs) {
        return heard.stream()
                .filter(word -> !HESITATIONS.contains(word.text()))
                .map(word -> new TimedWord(
                        word.text(),
                        inside(word.startMs() + offsetMs, utteranceMs),
                        inside(word.endMs() + offsetMs, utteranceMs),
                        word.logprob()))
                .toList();
    }

    private static long inside(long ms, long utteranceMs) {
        return Math.max(0, Math.min(utteranceMs, ms));
    }

    @Override
    public void close() {
        recognizers.close();
    }
}
