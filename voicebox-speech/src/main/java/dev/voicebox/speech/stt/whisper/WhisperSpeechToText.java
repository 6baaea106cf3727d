package dev.voicebox.speech.stt.whisper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.TranscriptionRequest;
import dev.voicebox.speech.stt.whisper.Decoder.Decoded;
import dev.voicebox.speech.stt.whisper.Decoder.Order;
import dev.voicebox.speech.stt.whisper.Windows.Window;
import dev.voicebox.speech.stt.whisper.weights.WhisperModel;

/**
 * Whisper, through the library of whisper.cpp. Hears free speech. An utterance of up to 9 s takes a third of what 30 s take;
 * each turn that is heard at a time takes 120 MB of native memory (size tiny) beside the weights.
 */
public final class WhisperSpeechToText implements SpeechToText {
    private static final System.Logger LOG = System.getLogger(WhisperSpeechToText.class.getName());
    private static final String ID = "whisper";
    private static final String ENGLISH = "en";
    private static final int MOST = 64;

    /** One decoder alone is kept for those who need it. */
    private static final int GLANCES_FROM = 2;

    /** No word is shorter. */
    private static final int SHORTEST_MS = 100;

    private static final long CLOSE_MS = 10_000;

    private final LoadedModel loaded;
    private final int concurrent;
    private final DecoderPool decoders;
    private final SteadyEar ear;
    private final EngineInfo info;

    private WhisperSpeechToText(WhisperModel model, LoadedModel loaded, int concurrent, int threads) {
        this.loaded = loaded;
        this.concurrent = concurrent;
        this.decoders = new DecoderPool(loaded.decoders(threads));
        this.ear = new SteadyEar(decoders);
        this.info = info(model, concurrent);
    }

    /**
     * Reads the weights and makes room for all the turns that will ever be heard at a time: 0.1 s for the smallest size,
     * seconds for larger ones. The file is not needed afterwards.
     *
     * @param model a file in the format of ggml
     * @param concurrent turns heard at a time, 1 to 64; others wait. From 2 on there are glances
     * @param threads cores that a turn uses, 1 to 64; with {@code concurrent} not more than there are
     * @throws SpeechFailure when the file is none, or the native library does not load
     */
    public static WhisperSpeechToText open(Path model, int concurrent, int threads) throws SpeechFailure {
        if (concurrent < 1 || concurrent > MOST || threads < 1 || threads > MOST) {
            throw new IllegalArgumentException("whisper needs 1 to " + MOST + " concurrent turns and threads, but was "
                    + concurrent + " and " + threads);
        }
        WhisperModel checked = WhisperModel.read(model);
        return new WhisperSpeechToText(checked, LoadedModel.load(checked, concurrent), concurrent, threads);
    }

    /** Lets each decoder hear something once: only then it takes the memory that it needs, and the first time is slow. */
    @Override
    public void prepare() throws SpeechFailure {
        for (int i = 0; i < concurrent; i++) {
            decoders.decode(new Order(new float[Decoder.SAMPLE_RATE], ENGLISH, null, false), Cancellation.NONE);
        }
    }

    private static EngineInfo info(WhisperModel model, int concurrent) {
        boolean multilingual = model.size().isMultilingual();
        List<String> languages = multilingual ? WhisperLanguages.all() : List.of(ENGLISH);
        String reach = multilingual ? languages.size() + " languages" : "English only";
        String name = "Whisper " + model.size().name() + ", " + reach + " ("
                + model.file().getFileName() + ")";
        return new EngineInfo(
                ID, name, languages, false, concurrent < GLANCES_FROM ? Set.of() : Set.of(EngineInfo.Ability.GLANCES));
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    /**
     * Of any length: 30 s at a time, between which others have their turn. Without a language the engine finds out which it
     * is, which takes as long again. Empty for less than 0.1 s and for a line without sound.
     */
    @Override
    public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        return transcribe(utterance, request, cancellation, soFar -> {});
    }

    @Override
    public Transcript transcribe(
            Pcm utterance, TranscriptionRequest request, Cancellation cancellation, Consumer<String> soFar)
            throws SpeechFailure {
        check(request, cancellation);
        short[] sound = Resampler.convert(utterance, Decoder.SAMPLE_RATE).samples();
        HeardWindows heard = new HeardWindows(sound, request, language(request));
        if (utterance.durationMs() >= SHORTEST_MS) {
            for (Window window : Windows.of(sound)) {
                if (!Windows.isSilent(sound, window)) {
                    heard.add(window, ear.decode(heard.order(window), cancellation));
                    if (window.to() < sound.length) {
                        soFar.accept(heard.text());
                    }
                }
            }
        }
        return heard.transcript(ID);
    }

    /** Of up to 30 s; only while half of the turns that may be heard at a time are free. */
    @Override
    public Optional<Transcript> glance(Pcm soFar, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        check(request, cancellation);
        short[] sound = Resampler.convert(soFar, Decoder.SAMPLE_RATE).samples();
        List<Window> windows = Windows.of(sound);
        if (windows.size() > 1 || soFar.durationMs() < SHORTEST_MS || Windows.isSilent(sound, windows.get(0))) {
            return Optional.empty();
        }
        HeardWindows heard = new HeardWindows(sound, request, language(request));
        Optional<Decoded> glanced = ear.decodeIfIdle(heard.order(windows.get(0)), cancellation);
        return glanced.map(words -> {
            heard.add(windows.get(0), words);
            return heard.transcript(ID);
        });
    }

    private void check(TranscriptionRequest request, Cancellation cancellation) throws SpeechFailure {
        if (cancellation.isCancelled()) {
            throw new CancellationException("the transcription is no longer wanted");
        }
        if (!info.serves(request.language())) {
            throw new SpeechFailure(
                    SpeechFailure.Kind.UNSUPPORTED,
                    info.languages().size() == 1
                            ? "These weights of Whisper hear English only: set the language to en, or leave it out"
                            : "Whisper does not know this language: give a code of ISO 639-1, such as en, or none");
        }
    }

    /** A model of one language cannot find out which it is. */
    private String language(TranscriptionRequest request) {
        return info.languages().size() == 1 ? ENGLISH : request.language();
    }

    /** Waits for what is being heard; memory in which something still runs is kept until the process ends. */
    @Override
    public void close() {
        try {
            if (decoders.close(CLOSE_MS)) {
                loaded.close();
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "Whisper still hears a turn, so its memory is not given back");
        } catch (SpeechFailure busy) {
            LOG.log(System.Logger.Level.WARNING, "The memory of Whisper is not given back: " + busy.getMessage());
        }
    }
}
