package dev.voicebox.speech;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.SpeechToTextChain;
import dev.voicebox.speech.stt.SphinxSpeechToText;
import dev.voicebox.speech.stt.StubSpeechToText;
import dev.voicebox.speech.tts.StubTextToSpeech;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.TextToSpeechChain;
import dev.voicebox.speech.tts.espeak.EspeakTextToSpeech;
import dev.voicebox.speech.tts.mary.MaryTextToSpeech;
import dev.voicebox.speech.vad.EnergyVoiceActivity;
import dev.voicebox.speech.vad.VoiceActivityEngine;

/** The engines of a process, opened by its settings. What is missing is skipped and remembered with the reason. */
public final class SpeechEngines implements AutoCloseable {
    private final Chain<VoiceActivityEngine> vad;
    private final Chain<SpeechToText> stt;
    private final Chain<TextToSpeech> tts;
    private final ModelEngines models;

    private SpeechEngines(
            Chain<VoiceActivityEngine> vad, Chain<SpeechToText> stt, Chain<TextToSpeech> tts, ModelEngines models) {
        this.vad = vad;
        this.stt = stt;
        this.tts = tts;
        this.models = models;
    }

    /**
     * Blocks for some seconds while models load; call it on a thread of your own. Never fails as a whole.
     *
     * @param threads open ears and voice side by side
     */
    public static SpeechEngines open(SpeechSettings settings, Executor threads) {
        ModelEngines models = ModelEngines.of(settings.models());
        CompletableFuture<Chain<TextToSpeech>> tts = CompletableFuture.supplyAsync(
                () -> Chain.open(Role.TTS, settings.tts(), voices(settings, models), TextToSpeech::info), threads);
        return new SpeechEngines(
                Chain.open(Role.VAD, settings.vad(), detectors(models), VoiceActivityEngine::info),
                Chain.open(Role.STT, settings.stt(), recognisers(settings, models), SpeechToText::info),
                tts.join(),
                models);
    }

    /** The first that opened. */
    public Optional<VoiceActivityEngine> voiceActivity() {
        return vad.engines().stream().findFirst();
    }

    /** All that opened as one: the first that hears the language, the next one when it breaks. */
    public Optional<SpeechToText> speechToText() {
        return stt.engines().isEmpty() ? Optional.empty() : Optional.of(new SpeechToTextChain(stt.engines()));
    }

    /** All that opened as one: the first that speaks the language, the next one when it breaks before any sound. */
    public Optional<TextToSpeech> textToSpeech() {
        return tts.engines().isEmpty() ? Optional.empty() : Optional.of(new TextToSpeechChain(tts.engines()));
    }

    /** The recognisers one by one, for {@code /v1/models}. */
    public List<SpeechToText> recognisers() {
        return stt.engines();
    }

    /** The voices one by one, for {@code /v1/models}. */
    public List<TextToSpeech> voices() {
        return tts.engines();
    }

    /** The models of the catalogue that the open engines run, by their ids. */
    public Set<String> modelsInUse() {
        return models.inUse();
    }

    /** What became of every engine in the settings, in their order. */
    public List<EngineState> states() {
        return Stream.of(vad.states(), stt.states(), tts.states())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        vad.close();
        stt.close();
        tts.close();
    }

    private static Map<String, Chain.Opener<VoiceActivityEngine>> detectors(ModelEngines models) {
        return Map.of("energy", EnergyVoiceActivity::new, "silero", models::silero);
    }

    private static Map<String, Chain.Opener<SpeechToText>> recognisers(SpeechSettings settings, ModelEngines models) {
        SpeechSettings.Sphinx sphinx = settings.sphinx();
        return Map.of(
                "sphinx",
                () -> SphinxSpeechToText.open(sphinx.phrases(), sphinx.concurrent()),
                "stub",
                () -> new StubSpeechToText(settings.stub().sttDelay(), Pause.REAL),
                "whisper",
                models::whisper);
    }

    private static Map<String, Chain.Opener<TextToSpeech>> voices(SpeechSettings settings, ModelEngines models) {
        return Map.of(
                "mary",
                MaryTextToSpeech::open,
                "espeak",
                EspeakTextToSpeech::open,
                "stub",
                () -> new StubTextToSpeech(settings.stub().ttsFirstAudio(), Pause.REAL),
                "kokoro",
                models::kokoro,
                "piper",
                models::piper);
    }
}
