package dev.voicebox.web.rest;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.EngineState.Ability;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.job.model.WeightState;
import dev.voicebox.language.provider.ProviderState;
import dev.voicebox.observe.Inventory;

import static org.assertj.core.api.Assertions.assertThat;

class ModelListTest {
    private static final EngineState SPHINX = new EngineState(
            "sphinx",
            EngineState.State.ACTIVE,
            "about 60 commands",
            List.of("en"),
            true,
            Set.of(Ability.WORD_TIMES, Ability.GLANCES),
            "hears");
    private static final EngineState WHISPER = new EngineState(
            "whisper", EngineState.State.SKIPPED, "", List.of(), false, Set.of(), "no model is installed");
    private static final ProviderState ECHO =
            new ProviderState("echo", "echo", null, ProviderState.State.ACTIVE, "no other model is configured");
    private static final WeightState BASE = new WeightState(
            "whisper-base",
            "stt",
            "whisper",
            WeightState.Presence.INSTALLED,
            WeightState.Trust.VERIFIED,
            true,
            147_951_465,
            "MIT",
            "99 languages");
    private static final WeightState TINY = new WeightState(
            "whisper-tiny",
            "stt",
            "whisper",
            WeightState.Presence.ABSENT,
            WeightState.Trust.UNCHECKED,
            false,
            78_643_200,
            "MIT",
            "99 languages");
    private static final Inventory INVENTORY = new Inventory(
            true,
            new SpeechEngineStates(List.of(), List.of(WHISPER, SPHINX), List.of()),
            List.of(ECHO),
            List.of("Install a Whisper model."));

    private final ModelList models = new ModelList(List.of("gpt-realtime", "mine"));

    @Test
    void everyNameIsListed() {
        JsonNode list = models.all(INVENTORY, List.of(BASE, TINY));

        assertThat(list.get("object").asText()).isEqualTo("list");
        assertThat(list.get("data").findValuesAsText("object")).containsOnly("model");
        assertThat(list.at("/data/0/id").asText()).isEqualTo("gpt-realtime");
        assertThat(list.at("/data/1/id").asText()).isEqualTo("mine");
        assertThat(list.at("/data/1/created").isIntegralNumber()).isTrue();
        assertThat(list.at("/data/1/owned_by").asText()).isEqualTo("voicebox");
    }

    @Test
    void weightsStandOnceBesideTheList() {
        JsonNode weights = models.all(INVENTORY, List.of(BASE, TINY)).at("/voicebox/weights");

        assertThat(weights.findValuesAsText("id")).containsExactly("whisper-base", "whisper-tiny");
        assertThat(weights.at("/0/state").asText()).isEqualTo("installed");
        assertThat(weights.at("/0/checksum").asText()).isEqualTo("verified");
        assertThat(weights.at("/0/active").asBoolean()).isTrue();
        assertThat(weights.at("/0").has("install")).isFalse();
        assertThat(weights.at("/1/state").asText()).isEqualTo("absent");
        assertThat(weights.at("/1/checksum").isNull()).isTrue();
        assertThat(weights.at("/1/install").asText()).isEqualTo("mvn -Pmodels -Dmodel=whisper-tiny");
    }

    @Test
    void aWrongFileStandsThereWithTheCommandThatReplacesIt() {
        WeightState wrong = new WeightState(
                "whisper-tiny",
                "stt",
                "whisper",
                WeightState.Presence.INSTALLED,
                WeightState.Trust.WRONG,
                false,
                10,
                "MIT",
                "99 languages");

        JsonNode told = models.all(INVENTORY, List.of(wrong)).at("/voicebox/weights/0");

        assertThat(told.get("checksum").asText()).isEqualTo("wrong");
        assertThat(told.get("install").asText()).isEqualTo("mvn -Pmodels -Dmodel=whisper-tiny");
    }

    @Test
    void whatAnswersStandsBesideTheName() {
        JsonNode told = models.model("mine", INVENTORY).get("voicebox");

        assertThat(told.get("hears").asText()).isEqualTo("sphinx (about 60 commands)");
        assertThat(told.get("thinks").asText()).isEqualTo("echo");
        assertThat(told.get("speaks").asText()).isEqualTo("no engine");
        assertThat(told.get("limited_vocabulary").asBoolean()).isTrue();
        assertThat(told.at("/better/0").asText()).isEqualTo("Install a Whisper model.");
        assertThat(told.at("/chains/stt/0/state").asText()).isEqualTo("skipped");
        assertThat(told.at("/chains/stt/0/reason").asText()).isEqualTo("no model is installed");
        assertThat(told.at("/chains/stt/1/word_times").asBoolean()).isTrue();
        assertThat(told.at("/chains/stt/1/confidences").asBoolean(true)).isFalse();
        assertThat(told.at("/chains/stt/1/partial_words").asBoolean()).isTrue();
        assertThat(told.at("/chains/stt/0/partial_words").asBoolean(true)).isFalse();
        assertThat(told.at("/chains/stt/0/word_times").asBoolean(true)).isFalse();
        assertThat(told.at("/chains/language/0/id").asText()).isEqualTo("echo");
    }

    @Test
    void aModelAtAnAddressSaysWhere() {
        Inventory remote = new Inventory(
                false,
                SpeechEngineStates.NONE,
                List.of(new ProviderState(
                        "openai", "gpt-4o-mini", "api.example", ProviderState.State.ACTIVE, "answers")),
                List.of());

        JsonNode told = models.model("mine", remote).get("voicebox");

        assertThat(told.get("thinks").asText()).isEqualTo("openai gpt-4o-mini at api.example");
        assertThat(told.get("hears").asText()).isEqualTo("the engines are being loaded");
        assertThat(told.at("/chains/language/0/health").asText()).isEqualTo("unknown");
    }
}
