package dev.voicebox.observe;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.EngineState.State;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.language.provider.ProviderState;

import static org.assertj.core.api.Assertions.assertThat;

class InventoryTest {
    private static final EngineState ENERGY = active("energy", "adaptive energy", false);
    private static final EngineState SPHINX = active("sphinx", "Sphinx4, commands of 110 words only", true);
    private static final EngineState WHISPER =
            new EngineState("whisper", State.SKIPPED, "", List.of(), false, Set.of(), "no model is installed");
    private static final EngineState MARY = active("mary", "MaryTTS", false);
    private static final ProviderState ECHO =
            new ProviderState("echo", "echo", null, ProviderState.State.ACTIVE, "no other model is configured");
    private static final ProviderState GROQ =
            new ProviderState("groq", "llama", "api.groq.com", ProviderState.State.ACTIVE, "answers");

    @Test
    void aFreshServerIsToldWhatWouldMakeItBetter() {
        Inventory inventory = Inventory.of(
                true, new SpeechEngineStates(List.of(ENERGY), List.of(WHISPER, SPHINX), List.of(MARY)), List.of(ECHO));

        assertThat(inventory.advice())
                .containsExactly(
                        "Set OPENAI_API_KEY, GROQ_API_KEY or OLLAMA_BASE_URL for a language model: this server only"
                                + " repeats what it hears.",
                        "Install a Whisper model to understand free speech (mvn -Pmodels -Dmodel=whisper-base): this"
                                + " server hears with Sphinx4, commands of 110 words only.",
                        "Install a Kokoro or Piper voice for speech that sounds like a person's: mvn -Pmodels"
                                + " -Dmodel=kokoro.");
        assertThat(inventory.lines())
                .startsWith(
                        "Answers come from echo; turns are found by energy, speech is heard by sphinx (limited"
                                + " vocabulary) and spoken by mary.",
                        "Not in use: whisper (no model is installed)")
                .hasSize(3);
    }

    @Test
    void aCompleteServerNeedsNoAdvice() {
        Inventory inventory = Inventory.of(
                true,
                new SpeechEngineStates(
                        List.of(ENERGY),
                        List.of(active("whisper", "Whisper tiny", false)),
                        List.of(active("kokoro", "Kokoro", false))),
                List.of(GROQ));

        assertThat(inventory.advice()).isEmpty();
        assertThat(inventory.lines())
                .containsExactly(
                        "Answers come from groq llama at api.groq.com; turns are found by energy, speech is heard"
                                + " by whisper and spoken by kokoro.");
        assertThat(inventory.languageModel()).isEqualTo(GROQ);
    }

    @Test
    void aServerThatLeavesItToOthersNeedsNeitherEnginesNorModels() {
        Inventory inventory = Inventory.of(
                true,
                new SpeechEngineStates(List.of(ENERGY), List.of(EngineState.ELSEWHERE), List.of(EngineState.ELSEWHERE)),
                List.of(ProviderState.ELSEWHERE));

        assertThat(inventory.advice()).isEmpty();
        assertThat(inventory.lines())
                .containsExactly(
                        "Answers come from other servers; turns are found by energy, speech is heard by other servers"
                                + " and spoken by other servers.");
    }

    @Test
    void anEngineThatWasSetUpAndDoesNotStartIsToldWithTheReasonInPlaceOfAnInstall() {
        EngineState broken = new EngineState(
                "whisper", State.FAILED, "", List.of(), false, Set.of(), "mine.bin is cut off. Fetch it again");
        Inventory inventory = Inventory.of(
                true,
                new SpeechEngineStates(
                        List.of(ENERGY), List.of(broken, SPHINX), List.of(active("kokoro", "Kokoro", false))),
                List.of(GROQ));

        assertThat(inventory.advice())
                .containsExactly("Mend whisper, which was left out: mine.bin is cut off. Fetch it again.");
        assertThat(inventory.faults()).isEqualTo(inventory.advice());
        assertThat(inventory.lines()).hasSize(1);
    }

    @Test
    void aDeafAndMuteServerSaysSo() {
        Inventory inventory = Inventory.of(true, SpeechEngineStates.NONE, List.of(GROQ));

        assertThat(inventory.advice()).hasSize(3).anyMatch(line -> line.contains("voicebox.stt.engines"));
    }

    @Test
    void whileTheEnginesAreLoadedNobodyIsAdvised() {
        Inventory inventory = Inventory.of(false, SpeechEngineStates.NONE, List.of(ECHO));

        assertThat(inventory.advice()).isEmpty();
        assertThat(inventory.lines()).containsExactly("Answers come from echo; the speech engines are being loaded.");
    }

    private static EngineState active(String id, String description, boolean limited) {
        return new EngineState(
                id, State.ACTIVE, description, List.of("en"), limited, Set.of(), "the first that is there");
    }
}
