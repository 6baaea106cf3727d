package dev.voicebox.observe;

import java.util.List;
import java.util.Objects;

import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.language.provider.ProviderState;

/**
 * What hears, thinks and speaks.
 *
 * @param speechLoaded false while the engines are being loaded; their lists are empty then
 * @param language in the order of the settings, one of them active
 * @param advice plain sentences: what would make this server better; empty when nothing would
 */
public record Inventory(
        boolean speechLoaded, SpeechEngineStates speech, List<ProviderState> language, List<String> advice) {
    public Inventory {
        Objects.requireNonNull(speech, "speech");
        language = List.copyOf(language);
        advice = List.copyOf(advice);
    }

    static Inventory of(boolean speechLoaded, SpeechEngineStates speech, List<ProviderState> language) {
        List<String> advice = speechLoaded ? Advice.on(speech, language) : List.of();
        return new Inventory(speechLoaded, speech, language, advice);
    }

    /** The provider that answers. */
    public ProviderState languageModel() {
        return language.stream()
                .filter(provider -> provider.state() == ProviderState.State.ACTIVE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no language model is active"));
    }

    /** What was set or installed and does not work, with what to do; the advice has it, too. */
    public List<String> faults() {
        return Advice.faults(speech);
    }

    /** Two or three lines for a log or a terminal. */
    public List<String> lines() {
        return InventoryLines.of(this);
    }
}
