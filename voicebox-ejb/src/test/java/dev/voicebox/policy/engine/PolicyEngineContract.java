package dev.voicebox.policy.engine;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Every engine decides as the table says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PolicyEngineContract {

    /** With the rules that VoiceBox brings. */
    abstract PolicyEngine engine();

    static List<DecisionTable.Row> rows() {
        return DecisionTable.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidesAsTheTableSays(DecisionTable.Row row) {
        Decision decision = engine().evaluate(row.entryPoint(), row.json());

        assertThat(decision)
                .isEqualTo(new Decision(
                        row.allowed() ? Decision.Outcome.ALLOWED : Decision.Outcome.DENIED,
                        row.reason(),
                        row.replacement(),
                        engine().version()));
    }

    @Test
    void aDocumentWithoutAnythingIsDeniedEverywhere() {
        for (EntryPoint entryPoint : EntryPoint.values()) {
            Decision decision = engine().evaluate(entryPoint, JsonNodeFactory.instance.objectNode());

            assertThat(decision.allowed()).as(entryPoint.path()).isFalse();
        }
    }
}
