package dev.voicebox.speech.tts.kokoro;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.Sentence;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.SpeakRequest.Speed;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.Voice;
import dev.voicebox.speech.tts.WordTimes;
import dev.voicebox.speech.tts.neural.ModelSound;
import dev.voicebox.speech.tts.neural.ModelThreads;
import dev.voicebox.speech.tts.neural.SentenceSpeaker;
import dev.voicebox.speech.tts.neural.SpokenSentence;
import dev.voicebox.speech.tts.phoneme.Clause;
import dev.voicebox.speech.tts.phoneme.EspeakPhonemizer;
import dev.voicebox.speech.tts.phoneme.Phonemizer;
import dev.voicebox.speech.tts.phoneme.Pronunciation;

/**
 * Kokoro-82M: 24 kHz; English, and Spanish, French, Hindi, Italian and Portuguese where their voices are installed. Needs the
 * program eSpeak NG for phonemes. A sentence is one run of the model, or more when it has over 510 phonemes.
 */
public final class KokoroTextToSpeech implements TextToSpeech {
    static final String ID = "kokoro";

    /** Hz. */
    private static final int SAMPLE_RATE = 24_000;

    private final KokoroModel model;
    private final KokoroVoices voices;
    private final Phonemizer phonemizer;
    private final EngineInfo info;
    private final List<Voice> shown;

    private KokoroTextToSpeech(KokoroModel model, KokoroVoices voices, Phonemizer phonemizer) throws SpeechFailure {
        this.shown = List.copyOf(voices.all(model.hasWholeSpeeds() ? 1 : Speed.SLOWEST));
        this.model = model;
        this.voices = voices;
        this.phonemizer = phonemizer;
        this.info = new EngineInfo(
                ID,
                "Kokoro-82M, phonemes by eSpeak NG" + (model.hasWholeSpeeds() ? "; its speeds are whole numbers" : ""),
                voices.languages(),
                false,
                Set.of(Ability.WORD_TIMES));
    }

    /**
     * Loads it, which takes from some ms to seconds.
     *
     * @param model its graph, {@code .onnx}
     * @param voices an archive of NumPy, a folder of raw files, or one of these
     */
    public static KokoroTextToSpeech open(Path model, Path voices) throws SpeechFailure {
        return open(model, voices, EspeakPhonemizer.open());
    }

    /** As the other, with phonemes made by somebody else. */
    public static KokoroTextToSpeech open(Path model, Path voices, Phonemizer phonemizer) throws SpeechFailure {
        KokoroVoices installed = KokoroVoices.open(voices);
        return new KokoroTextToSpeech(KokoroModel.open(model, ModelThreads.ofThisMachine()), installed, phonemizer);
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public List<Voice> voices() {
        return shown;
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        KokoroVoice voice = voices.choose(request.voice(), request.language());
        SentenceSpeaker.speak(
                request.text(), sentence -> say(sentence, voice, request.speed(), cancellation), cancellation, sink);
    }

    private Optional<SpokenSentence> say(Sentence sentence, KokoroVoice voice, double speed, Cancellation cancellation)
            throws SpeechFailure {
        List<String> texts = sentence.wordTexts();
        List<Clause> clauses = Pronunciation.of(texts, voice.language().phonemes, phonemizer, cancellation);
        List<short[]> parts = new ArrayList<>();
        KokoroWords words = new KokoroWords(texts.size());
        boolean timed = true;
        double ms = 0;
        for (KokoroTokens piece : KokoroTokens.of(clauses, voice.language()).pieces()) {
            Optional<KokoroModel.Spoken> spoken =
                    model.run(piece.numbers(), voice.style().row(piece.tokens().size()), speed, cancellation);
            if (spoken.isEmpty()) {
                return Optional.empty();
            }
            short[] samples = spoken.get().samples();
            double lengthMs = samples.length * 1_000.0 / SAMPLE_RATE;
            timed &= spoken.get().durations().isPresent();
            if (timed) {
                words.add(piece.tokens(), spoken.get().durations().get(), ms, lengthMs);
            }
            parts.add(samples);
            ms += lengthMs;
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Pcm sound = ModelSound.joined(parts, SAMPLE_RATE);
        return Optional.of(new SpokenSentence(sound, timed ? words.endsMs() : WordTimes.of(clauses, sound)));
    }

    @Override
    public void close() {
        model.close();
    }
}
