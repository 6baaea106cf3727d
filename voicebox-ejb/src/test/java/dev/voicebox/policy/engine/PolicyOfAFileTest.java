package dev.voicebox.policy.engine;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.policy.Decision;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules that somebody compiled: the same ones, as if they were somebody's own. */
class PolicyOfAFileTest extends PolicyEngineContract {
    private static final EmbeddedPolicy.Settings ONE =
            new EmbeddedPolicy.Settings(1, Duration.ofSeconds(20), Runnable::run);

    private final EmbeddedPolicy policy =
            new EmbeddedPolicy(PolicyFile.at(Path.of("..", "policies", "voice.wasm")), ONE);
    private Decision interpreted;

    @BeforeAll
    void compile() {
        policy.open();
        interpreted = decision();
        policy.compile();
    }

    @AfterAll
    void close() {
        policy.close();
    }

    @Override
    PolicyEngine engine() {
        return policy;
    }

    @Test
    void decidesBeforeItIsCompiledAndAfter() {
        assertThat(interpreted.allowed()).isTrue();
        assertThat(decision()).isEqualTo(interpreted);
        assertThat(policy.isCompiled()).isTrue();
    }

    private Decision decision() {
        DecisionTable.Row row = DecisionTable.rows().get(0);
        return policy.evaluate(row.entryPoint(), row.json());
    }
}
