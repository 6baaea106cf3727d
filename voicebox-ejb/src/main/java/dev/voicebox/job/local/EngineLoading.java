package dev.voicebox.job.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.EngineState.Ability;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.job.local.LocalEngines.Delays;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.SpeechEngines;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.SpeechToTextChain;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.TextToSpeechChain;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

/** Opens the engines that the settings name, and says of each what became of it. */
final class EngineLoading {
    private static final String STUB = "stub";

    private EngineLoading() {}

    /** Takes seconds. */
    static LoadedSpeech load(SpeechConfig config, Executor threads, FailoverRules rules) {
        SpeechEngines open = SpeechEngines.open(config.engines(), threads);
        SpeechToText ears = open.recognisers().isEmpty() ? null : new SpeechToTextChain(open.recognisers(), rules);
        TextToSpeech voice = open.voices().isEmpty() ? null : new TextToSpeechChain(open.voices(), rules);
        // Without any detector no session could be opened at all; energy needs nothing and always is there.
        LocalEngines engines = new LocalEngines(
                open.voiceActivity().orElseGet(EnergyVoiceActivity::new), ears, voice, delays(config, ears, voice));
        return new LoadedSpeech(engines, open.voices(), states(open), open.modelsInUse(), open::close);
    }

    private static Delays delays(SpeechConfig config, SpeechToText ears, TextToSpeech voice) {
        boolean stubEars = ears != null && ears.info().id().equals(STUB);
        boolean stubVoice = voice != null && voice.info().id().equals(STUB);
        return new Delays(
                stubEars ? config.delays().transcript() : Duration.ZERO,
                stubVoice ? config.delays().firstAudio() : Duration.ZERO);
    }

    private static SpeechEngineStates states(SpeechEngines open) {
        return new SpeechEngineStates(
                states(open, Role.VAD, Stream.of()),
                states(open, Role.STT, open.recognisers().stream().map(SpeechToText::info)),
                states(open, Role.TTS, open.voices().stream().map(TextToSpeech::info)));
    }

    private static List<EngineState> states(SpeechEngines open, Role role, Stream<EngineInfo> infos) {
        Map<String, EngineInfo> byId =
                infos.collect(Collectors.toMap(EngineInfo::id, Function.identity(), (first, second) -> first));
        return open.states().stream()
                .filter(state -> state.role() == role)
                .map(state -> stateOf(
                        state,
                        byId.getOrDefault(state.id(), new EngineInfo(state.id(), state.reason(), List.of(), false))))
                .toList();
    }

    private static EngineState stateOf(dev.voicebox.speech.EngineState state, EngineInfo engine) {
        boolean open = state.state().isOpen();
        return new EngineState(
                state.id(),
                EngineState.State.valueOf(state.state().name()),
                open ? state.reason() : "",
                engine.languages(),
                engine.limitedVocabulary(),
                engine.abilities().stream()
                        .map(ability -> Ability.valueOf(ability.name()))
                        .collect(Collectors.toSet()),
                reason(state));
    }

    private static String reason(dev.voicebox.speech.EngineState state) {
        return switch (state.state()) {
            case ACTIVE -> "the first that is there";
            case AVAILABLE -> "another comes first";
            case SKIPPED, FAILED -> state.reason();
        };
    }
}
