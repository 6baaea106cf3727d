package dev.voicebox.job.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.EngineState.State;
import dev.voicebox.job.local.EngineShelf.Opener;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.SpeechToText;

import static org.assertj.core.api.Assertions.assertThat;

class EngineShelfTest {
    private final ScriptedEars first = new ScriptedEars("first");
    private final ScriptedEars second = new ScriptedEars("second");
    private final Map<String, Opener<SpeechToText>> known = new LinkedHashMap<>(Map.of(
            "first", () -> first,
            "second", () -> second,
            "missing",
                    () -> {
                        throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "its model is not installed");
                    },
            "broken",
                    () -> {
                        throw new UnsatisfiedLinkError("libgomp.so.1");
                    }));

    @Test
    void theFirstThatOpensWorksAndTheOthersSayWhyNot() {
        EngineShelf<SpeechToText> shelf = open("missing", "broken", "unheard-of", "second", "first");

        assertThat(shelf.active()).isSameAs(second);
        assertThat(shelf.states())
                .extracting(EngineState::state)
                .containsExactly(State.SKIPPED, State.SKIPPED, State.SKIPPED, State.ACTIVE, State.AVAILABLE);
        assertThat(shelf.states().get(0).reason()).isEqualTo("its model is not installed");
        assertThat(shelf.states().get(2).reason()).contains("no such engine").contains("first");
    }

    @Test
    void anEmptyShelfHasNothing() {
        assertThat(open("missing").active()).isNull();
        assertThat(open().states()).isEmpty();
    }

    @Test
    void allAreClosed() {
        open("first", "second").close();

        assertThat(first.closed).hasValue(1);
        assertThat(second.closed).hasValue(1);
    }

    private EngineShelf<SpeechToText> open(String... wanted) {
        return EngineShelf.open(List.of(wanted), known, SpeechToText::info);
    }
}
