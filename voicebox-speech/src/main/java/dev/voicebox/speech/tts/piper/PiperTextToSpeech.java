package dev.voicebox.speech.tts.piper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.Voice;
import dev.voicebox.speech.tts.VoiceStyle;
import dev.voicebox.speech.tts.neural.ModelThreads;
import dev.voicebox.speech.tts.neural.SentenceSpeaker;
import dev.voicebox.speech.tts.phoneme.EspeakPhonemizer;
import dev.voicebox.speech.tts.phoneme.Phonemizer;

/**
 * Voices of Piper, each a model of its own at its own sample rate, 16 or 22.05 kHz. A sentence is one run. Needs the program
 * eSpeak NG for phonemes, save for models that read letters.
 */
public final class PiperTextToSpeech implements TextToSpeech {
    static final String ID = "piper";

    private static final String MODEL = ".onnx";
    private static final String CONFIG = ".json";

    private final List<PiperModel> models;
    private final List<PiperVoice> voices;
    private final Phonemizer phonemizer;
    private final EngineInfo info;
    private final List<Voice> shown;

    private PiperTextToSpeech(List<PiperModel> models, List<PiperVoice> voices, Phonemizer phonemizer) {
        this.models = List.copyOf(models);
        this.voices = List.copyOf(voices);
        this.phonemizer = phonemizer;
        this.info = new EngineInfo(
                ID,
                "Piper, " + models.size() + (models.size() == 1 ? " model" : " models") + ", phonemes by eSpeak NG",
                voices.stream()
                        .map(voice -> voice.config().language())
                        .distinct()
                        .toList(),
                false,
                Set.of(Ability.WORD_TIMES));
        this.shown = Stream.concat(
                        VoiceStyle.voices(
                                style -> dealt(style.name(), inFirstLanguage()).as(style.name()))
                                .stream(),
                        voices.stream().map(voice -> voice.as(voice.name())))
                .toList();
    }

    /**
     * Loads all of them, or none.
     *
     * @param models at least one {@code .onnx}, each with its {@code .onnx.json} beside it; the first is the default
     */
    public static PiperTextToSpeech open(List<Path> models) throws SpeechFailure {
        return open(models, EspeakPhonemizer.open());
    }

    /** As the other, with phonemes made by somebody else. */
    public static PiperTextToSpeech open(List<Path> models, Phonemizer phonemizer) throws SpeechFailure {
        List<PiperModel> opened = new ArrayList<>();
        List<PiperVoice> voices = new ArrayList<>();
        try {
            for (Path file : models) {
                PiperConfig config = PiperConfig.read(Path.of(file + CONFIG));
                PiperModel model = PiperModel.open(file, ModelThreads.ofThisMachine());
                opened.add(model);
                voices.addAll(voices(file, config, model));
            }
            if (voices.isEmpty()) {
                throw new SpeechFailure(Kind.ENGINE, "no model of Piper is installed");
            }
            return new PiperTextToSpeech(opened, voices, phonemizer);
        } catch (SpeechFailure failure) {
            opened.forEach(PiperModel::close);
            throw failure;
        }
    }

    private static List<PiperVoice> voices(Path file, PiperConfig config, PiperModel model) {
        String name = file.getFileName().toString();
        String base = name.endsWith(MODEL) ? name.substring(0, name.length() - MODEL.length()) : name;
        if (config.speakers().isEmpty()) {
            return List.of(new PiperVoice(base, config, model, 0));
        }
        return config.speakers().entrySet().stream()
                .map(speaker -> new PiperVoice(base + "#" + speaker.getKey(), config, model, speaker.getValue()))
                .toList();
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
        PiperVoice voice = choose(request.voice(), request.language());
        SentenceSpeaker.speak(
                request.text(),
                sentence -> voice.say(sentence, request.speed(), phonemizer, cancellation),
                cancellation,
                sink);
    }

    /**
     * The voice of this name if it speaks the language, or the first speaker of a model by its name alone. Else a name of
     * OpenAI is dealt out.
     *
     * @param language {@code null} for that of the named voice, else of the first
     */
    private PiperVoice choose(String wanted, String language) throws SpeechFailure {
        Optional<PiperVoice> named = voices.stream()
                .filter(voice -> voice.speaks(language))
                .filter(voice -> voice.name().equals(wanted) || voice.name().startsWith(wanted + "#"))
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        List<PiperVoice> speaking = language == null
                ? inFirstLanguage()
                : voices.stream().filter(voice -> voice.speaks(language)).toList();
        if (speaking.isEmpty()) {
            throw new SpeechFailure(Kind.UNSUPPORTED, "no voice of Piper that is installed speaks this language");
        }
        return dealt(wanted, speaking);
    }

    private List<PiperVoice> inFirstLanguage() {
        String first = voices.get(0).config().language();
        return voices.stream().filter(voice -> voice.speaks(first)).toList();
    }

    /** The names of OpenAI in turn, so that as many sound different as there are voices; other names are the first. */
    private static PiperVoice dealt(String name, List<PiperVoice> voices) {
        return voices.get(VoiceStyle.number(name) % voices.size());
    }

    @Override
    public void close() {
        models.forEach(PiperModel::close);
    }
}
