package dev.voicebox.speech.tts.piper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        return voices.stream().map(voice -> voice.as(voice.name())).toList();
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
     * The voice of this name if it speaks the language, or all speakers of a model by its name alone. Names of OpenAI are
     * dealt out to the voices of the language in turn, so that as many as there are sound different. Else the first.
     */
    private PiperVoice choose(String wanted, String language) throws SpeechFailure {
        List<PiperVoice> speaking =
                voices.stream().filter(voice -> voice.speaks(language)).toList();
        if (speaking.isEmpty()) {
            throw new SpeechFailure(Kind.UNSUPPORTED, "no voice of Piper that is installed speaks this language");
        }
        Optional<PiperVoice> named = speaking.stream()
                .filter(voice -> voice.name().equals(wanted) || voice.name().startsWith(wanted + "#"))
                .findFirst();
        return named.orElseGet(() -> speaking.get(VoiceStyle.number(wanted) % speaking.size()));
    }

    @Override
    public void close() {
        models.forEach(PiperModel::close);
    }
}
