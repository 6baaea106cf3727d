package dev.voicebox.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.language.provider.ProviderState;

/** Puts an inventory into a few plain lines. Faults are told apart. */
final class InventoryLines {
    private InventoryLines() {}

    static List<String> of(Inventory inventory) {
        List<String> lines = new ArrayList<>();
        lines.add(speech(inventory));
        String skipped = skipped(inventory);
        if (!skipped.isEmpty()) {
            lines.add("Not in use: " + skipped);
        }
        List<String> better = new ArrayList<>(inventory.advice());
        better.removeAll(inventory.faults());
        if (!better.isEmpty()) {
            lines.add("Better with: " + String.join(" ", better));
        }
        return List.copyOf(lines);
    }

    private static String speech(Inventory inventory) {
        SpeechEngineStates speech = inventory.speech();
        ProviderState model = inventory.languageModel();
        String mind = model.host() == null ? model.name() : model.name() + " " + model.model() + " at " + model.host();
        String engines = inventory.speechLoaded()
                ? "turns are found by " + name(speech.vad()) + ", speech is heard by " + name(speech.stt())
                        + " and spoken by " + name(speech.tts())
                : "the speech engines are being loaded";
        return "Answers come from " + mind + "; " + engines + ".";
    }

    private static String name(List<EngineState> engines) {
        return SpeechEngineStates.active(engines)
                .map(engine -> engine.limitedVocabulary() ? engine.id() + " (limited vocabulary)" : engine.id())
                .orElse("no engine");
    }

    private static String skipped(Inventory inventory) {
        SpeechEngineStates speech = inventory.speech();
        Stream<String> engines = Stream.of(speech.vad(), speech.stt(), speech.tts())
                .flatMap(List::stream)
                .filter(engine -> engine.state() == EngineState.State.SKIPPED)
                .map(engine -> engine.id() + " (" + engine.reason() + ")");
        Stream<String> models = inventory.language().stream()
                .filter(provider -> provider.state() == ProviderState.State.SKIPPED)
                .map(provider -> provider.name() + " (" + provider.reason() + ")");
        return Stream.concat(engines, models).collect(Collectors.joining(", "));
    }
}
