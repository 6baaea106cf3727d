package dev.voicebox.job.stream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.OfferedModel;

/**
 * What a worker can do.
 *
 * @param ears in the order in which they are asked
 * @param voices one of each name
 * @param models in the order in which they are asked
 * @param leaving whether it takes nothing more, and only brings to its end what it has
 */
public record WorkerCard(List<Ear> ears, List<InstalledVoice> voices, List<OfferedModel> models, boolean leaving) {
    /** @param languages ISO 639-1 codes; empty for all */
    public record Ear(List<String> languages, Set<EngineState.Ability> abilities) {
        public Ear {
            languages = List.copyOf(languages);
            abilities = Set.copyOf(abilities);
        }

        boolean hears(String language) {
            return language == null || languages.isEmpty() || languages.contains(language);
        }
    }

    public WorkerCard {
        ears = List.copyOf(ears);
        voices = List.copyOf(voices);
        models = List.copyOf(models);
    }

    /** @param engines that hear, of a server */
    public static WorkerCard of(List<EngineState> engines, List<InstalledVoice> voices) {
        List<Ear> ears = engines.stream()
                .filter(engine ->
                        engine.state() == EngineState.State.ACTIVE || engine.state() == EngineState.State.AVAILABLE)
                .map(engine -> new Ear(engine.languages(), engine.abilities()))
                .toList();
        return new WorkerCard(ears, voices, List.of(), false);
    }

    public static WorkerCard of(List<OfferedModel> models) {
        return new WorkerCard(List.of(), List.of(), models, false);
    }

    /** The same of a worker that stops. */
    public WorkerCard onLeaving() {
        return new WorkerCard(ears, voices, models, true);
    }

    /** The one that is asked first. */
    Optional<Ear> earFor(String language) {
        return ears.stream().filter(ear -> ear.hears(language)).findFirst();
    }

    public String form() {
        ObjectNode node = OrderForm.JSON.createObjectNode();
        ArrayNode heard = node.putArray("ears");
        for (Ear ear : ears) {
            ObjectNode one = heard.addObject();
            ear.languages().forEach(one.putArray("languages")::add);
            ear.abilities().stream().map(Enum::name).sorted().forEach(one.putArray("abilities")::add);
        }
        ArrayNode spoken = node.putArray("voices");
        for (InstalledVoice voice : voices) {
            spoken.addObject()
                    .put("name", voice.name())
                    .put("language", voice.language())
                    .put("gender", voice.gender())
                    .put("engine", voice.engine())
                    .put("slowest", voice.minSpeed())
                    .put("fastest", voice.maxSpeed());
        }
        ArrayNode offered = node.putArray("models");
        for (OfferedModel model : models) {
            offered.addObject()
                    .put("provider", model.provider())
                    .put("model", model.model())
                    .put("context", model.contextTokens());
        }
        return node.put("leaving", leaving).toString();
    }

    /** @throws IllegalArgumentException if it is none */
    static WorkerCard ofForm(String form) {
        JsonNode node = OrderForm.tree(form);
        List<Ear> ears = new ArrayList<>();
        node.path("ears").forEach(ear -> ears.add(ear(ear)));
        List<InstalledVoice> voices = new ArrayList<>();
        node.path("voices")
                .forEach(voice -> voices.add(new InstalledVoice(
                        voice.path("name").asText(),
                        voice.path("language").asText(),
                        voice.path("gender").asText(),
                        voice.path("engine").asText(),
                        voice.path("slowest").asDouble(),
                        voice.path("fastest").asDouble())));
        List<OfferedModel> models = new ArrayList<>();
        node.path("models")
                .forEach(model -> models.add(new OfferedModel(
                        model.path("provider").asText(),
                        model.path("model").asText(),
                        model.path("context").asInt())));
        return new WorkerCard(ears, voices, models, node.path("leaving").asBoolean());
    }

    private static Ear ear(JsonNode node) {
        List<String> languages = new ArrayList<>();
        node.path("languages").forEach(language -> languages.add(language.asText()));
        Set<EngineState.Ability> abilities = new HashSet<>();
        for (EngineState.Ability ability : EngineState.Ability.values()) {
            node.path("abilities").forEach(named -> {
                // A newer worker may have some that this server does not know.
                if (ability.name().equals(named.asText())) {
                    abilities.add(ability);
                }
            });
        }
        return new Ear(languages, abilities);
    }
}
