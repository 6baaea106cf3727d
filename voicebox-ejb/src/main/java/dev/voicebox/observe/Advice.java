package dev.voicebox.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.language.provider.ProviderState;

/** What would make a server better, most important first. */
final class Advice {
    /** Voices that a listener takes for a person's. */
    private static final Set<String> NATURAL_VOICES = Set.of("kokoro", "piper", "stub");

    /** Ears that understand whatever is said. */
    private static final Set<String> FREE_EARS = Set.of("whisper");

    private Advice() {}

    static List<String> on(SpeechEngineStates speech, List<ProviderState> language) {
        List<String> advice = new ArrayList<>();
        if (isEcho(language)) {
            advice.add(
                    "Set OPENAI_API_KEY, GROQ_API_KEY or OLLAMA_BASE_URL for a language model: this server only repeats"
                            + " what it hears.");
        }
        advice.addAll(faults(speech));
        if (!hasFailed(speech.stt(), FREE_EARS)) {
            ears(SpeechEngineStates.active(speech.stt())).ifPresent(advice::add);
        }
        if (!hasFailed(speech.tts(), NATURAL_VOICES)) {
            voice(SpeechEngineStates.active(speech.tts())).ifPresent(advice::add);
        }
        if (SpeechEngineStates.active(speech.vad()).isEmpty()) {
            advice.add("Add energy to voicebox.vad.engines: without an engine nobody hears where a turn ends.");
        }
        return advice;
    }

    /** Engines that somebody expects to work, with what to do about each. */
    static List<String> faults(SpeechEngineStates speech) {
        return Stream.of(speech.vad(), speech.stt(), speech.tts())
                .flatMap(List::stream)
                .filter(engine -> engine.state() == EngineState.State.FAILED)
                .map(engine -> "Mend " + engine.id() + ", which was left out: " + engine.reason() + ".")
                .toList();
    }

    private static boolean hasFailed(List<EngineState> engines, Set<String> ids) {
        return engines.stream()
                .anyMatch(engine -> engine.state() == EngineState.State.FAILED && ids.contains(engine.id()));
    }

    private static boolean isEcho(List<ProviderState> language) {
        return language.stream()
                .anyMatch(provider -> provider.state() == ProviderState.State.ACTIVE
                        && provider.name().equals("echo"));
    }

    private static Optional<String> ears(Optional<EngineState> active) {
        if (active.isEmpty()) {
            return Optional.of("Add an engine to voicebox.stt.engines: this server hears no words.");
        }
        return active.filter(EngineState::limitedVocabulary)
                .map(engine ->
                        "Install a Whisper model to understand free speech (mvn -Pmodels -Dmodel=whisper-base): this server"
                                + " hears with "
                                + engine.description() + ".");
    }

    private static Optional<String> voice(Optional<EngineState> active) {
        if (active.isEmpty()) {
            return Optional.of("Add an engine to voicebox.tts.engines: this server cannot speak.");
        }
        return active.filter(engine -> !NATURAL_VOICES.contains(engine.id()) && !engine.equals(EngineState.ELSEWHERE))
                .map(engine -> "Install a Kokoro or Piper voice for speech that sounds like a person's: mvn -Pmodels"
                        + " -Dmodel=kokoro.");
    }
}
