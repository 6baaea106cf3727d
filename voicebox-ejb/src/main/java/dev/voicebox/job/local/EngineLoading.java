package dev.voicebox.job.local;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.job.local.EngineShelf.Opener;
import dev.voicebox.job.local.LocalEngines.Delays;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.tts.EspeakTextToSpeech;
import dev.voicebox.speech.tts.MaryTextToSpeech;
import dev.voicebox.speech.tts.StubTextToSpeech;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.vad.EnergyVoiceActivity;
import dev.voicebox.speech.vad.VoiceActivityEngine;

/** Opens the engines that the settings name. */
final class EngineLoading {
    private static final String STUB = "stub";

    private EngineLoading() {}

    static LoadedSpeech load(SpeechSettings settings) {
        var vad = EngineShelf.open(settings.vad(), activity(), VoiceActivityEngine::info);
        var stt = EngineShelf.open(settings.stt(), ears(), SpeechToText::info);
        var tts = EngineShelf.open(settings.tts(), voices(), TextToSpeech::info);
        // Without any, sessions could not be opened at all; energy needs nothing and always is there.
        VoiceActivityEngine activity = vad.active() == null ? new EnergyVoiceActivity() : vad.active();
        LocalEngines engines =
                new LocalEngines(activity, stt.active(), tts.active(), delays(settings, stt.active(), tts.active()));
        return new LoadedSpeech(engines, new SpeechEngineStates(vad.states(), stt.states(), tts.states()), () -> {
            tts.close();
            stt.close();
            vad.close();
        });
    }

    private static Delays delays(SpeechSettings settings, SpeechToText ears, TextToSpeech voice) {
        boolean stubEars = ears != null && ears.info().id().equals(STUB);
        boolean stubVoice = voice != null && voice.info().id().equals(STUB);
        return new Delays(
                stubEars ? settings.delays().transcript() : Duration.ZERO,
                stubVoice ? settings.delays().firstAudio() : Duration.ZERO);
    }

    private static Map<String, Opener<VoiceActivityEngine>> activity() {
        Map<String, Opener<VoiceActivityEngine>> known = new LinkedHashMap<>();
        known.put("energy", EnergyVoiceActivity::new);
        return known;
    }

    private static Map<String, Opener<SpeechToText>> ears() {
        return new LinkedHashMap<>();
    }

    private static Map<String, Opener<TextToSpeech>> voices() {
        Map<String, Opener<TextToSpeech>> known = new LinkedHashMap<>();
        known.put("mary", MaryTextToSpeech::open);
        known.put("espeak", EspeakTextToSpeech::open);
        // The delay runs in LocalSpeechWork, where it holds no thread.
        known.put(STUB, () -> new StubTextToSpeech(Duration.ZERO, Pause.REAL));
        return known;
    }
}
