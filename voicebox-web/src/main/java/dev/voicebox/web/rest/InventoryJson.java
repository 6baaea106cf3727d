package dev.voicebox.web.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.EngineState.Ability;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.language.provider.ProviderState;
import dev.voicebox.observe.Inventory;

/**
 * What hears, thinks and speaks, for clients: {@code hears}, {@code thinks}, {@code speaks} in a line each,
 * {@code limited_vocabulary}, {@code notes} and {@code better} as sentences, and every engine in {@code chains}: one with
 * {@code word_times} cuts answers and times transcripts by words, one with {@code confidences} gives logprobs, one with
 * {@code partial_words} tells words while they are spoken.
 */
final class InventoryJson {
    private InventoryJson() {}

    static ObjectNode of(Inventory inventory) {
        SpeechEngineStates speech = inventory.speech();
        Optional<EngineState> ear = SpeechEngineStates.active(speech.stt());
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("loaded", inventory.speechLoaded());
        told.put("hears", line(ear, inventory));
        told.put("thinks", line(inventory.languageModel()));
        told.put("speaks", line(SpeechEngineStates.active(speech.tts()), inventory));
        told.put("limited_vocabulary", ear.map(EngineState::limitedVocabulary).orElse(false));
        ArrayNode notes = told.putArray("notes");
        ear.filter(EngineState::limitedVocabulary)
                .ifPresent(engine -> notes.add("Only a closed set of words is heard: " + engine.description() + "."));
        ArrayNode better = told.putArray("better");
        inventory.advice().forEach(better::add);
        ObjectNode chains = told.putObject("chains");
        chains.set("vad", engines(speech.vad()));
        chains.set("stt", engines(speech.stt()));
        chains.set("language", providers(inventory.language()));
        chains.set("tts", engines(speech.tts()));
        return told;
    }

    private static String line(Optional<EngineState> engine, Inventory inventory) {
        return engine.map(active -> active.id() + " (" + active.description() + ")")
                .orElse(inventory.speechLoaded() ? "no engine" : "the engines are being loaded");
    }

    private static String line(ProviderState provider) {
        String model =
                provider.model() == null || provider.model().equals(provider.name()) ? "" : " " + provider.model();
        return provider.name() + model + (provider.host() == null ? "" : " at " + provider.host());
    }

    private static ArrayNode engines(List<EngineState> engines) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (EngineState engine : engines) {
            ObjectNode told = list.addObject()
                    .put("id", engine.id())
                    .put("state", engine.state().name().toLowerCase(Locale.ROOT))
                    .put("description", engine.description())
                    .put("reason", engine.reason())
                    .put("limited_vocabulary", engine.limitedVocabulary())
                    .put("word_times", engine.abilities().contains(Ability.WORD_TIMES))
                    .put("confidences", engine.abilities().contains(Ability.CONFIDENCES))
                    .put("partial_words", engine.abilities().contains(Ability.GLANCES));
            engine.languages().forEach(told.putArray("languages")::add);
        }
        return list;
    }

    private static ArrayNode providers(List<ProviderState> providers) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ProviderState provider : providers) {
            list.addObject()
                    .put("id", provider.name())
                    .put("state", provider.state().name().toLowerCase(Locale.ROOT))
                    .put("model", provider.model())
                    .put("host", provider.host())
                    .put("reason", provider.reason())
                    .put("health", provider.health().state().word())
                    .put("health_reason", provider.health().reason());
        }
        return list;
    }
}
