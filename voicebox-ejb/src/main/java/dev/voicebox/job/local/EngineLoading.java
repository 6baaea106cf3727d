package dev.voicebox.job.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.job.local.LocalEngines.Delays;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.SpeechEngines;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

/** Opens the engines that the settings name, and says of each what became of it. */
final class EngineLoading {
    private static final String STUB = "stub";

    private EngineLoading() {}

    /** Takes seconds. */
    static LoadedSpeech load(SpeechConfig config, Executor threads) {
        SpeechEngines open = SpeechEngines.open(config.engines(), threads);
        SpeechToText ears = open.speechToText().orElse(null);
        TextToSpeech voice = open.textToSpeech().orElse(null);
        // Without any detector no session could be opened at all; energy needs nothing and always is there.
        LocalEngines engines = new LocalEngines(
                open.voiceActivity().orElseGet(EnergyVoiceActivity::new), ears, voice, delays(config, ears, voice));
        return new LoadedSpeech(engines, states(open), open::close);
    }

    private static Delays delays(SpeechConfig config, SpeechToText ears, TextToSpeech voice) {
        boolean stubEars = ears != null && ears.info().id().equals(STUB);
        boolean stubVoice = voice != null && voice.info().id().equals(STUB);
        return new Delays(
                stubEars ? config.delays().transcript() : Duration.ZERO,
                stubVoice ? config.delays().firstAudio() : Duration.ZERO);
    }

    private static SpeechEngineStates states(SpeechEngines open) {
        var recognisers = open.recognisers().stream()
                .map(SpeechToText::info)
                .collect(Collectors.toMap(EngineInfo::id, Function.identity(), (first, second) -> first));
        return new SpeechEngineStates(
                states(open, Role.VAD, id -> null),
                states(open, Role.STT, recognisers::get),
                states(open, Role.TTS, id -> null));
    }

    private static List<EngineState> states(SpeechEngines open, Role role, Function<String, EngineInfo> more) {
        return open.states().stream()
                .filter(state -> state.role() == role)
                .map(state -> stateOf(state, more.apply(state.id())))
                .toList();
    }

    private static EngineState stateOf(dev.voicebox.speech.EngineState state, EngineInfo more) {
        List<String> languages = more == null ? List.of() : more.languages();
        boolean limited = more != null && more.limitedVocabulary();
        return switch (state.state()) {
            case ACTIVE ->
                new EngineState(
                        state.id(),
                        EngineState.State.ACTIVE,
                        state.reason(),
                        languages,
                        limited,
                        "the first that is there");
            case AVAILABLE ->
                new EngineState(
                        state.id(),
                        EngineState.State.AVAILABLE,
                        state.reason(),
                        languages,
                        limited,
                        "another comes first");
            case SKIPPED ->
                new EngineState(state.id(), EngineState.State.SKIPPED, "", languages, limited, state.reason());
        };
    }
}
