package dev.voicebox.policy.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedPolicyTest extends PolicyEngineContract {
    private static final EmbeddedPolicy.Settings ONE =
            new EmbeddedPolicy.Settings(1, Duration.ofSeconds(20), Runnable::run);

    private EmbeddedPolicy policy;

    @BeforeAll
    void open() {
        policy =
                new EmbeddedPolicy(PolicyFile.builtIn(), new EmbeddedPolicy.Settings(2, ONE.patience(), Runnable::run));
        policy.open();
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
    void theRulesThatWereBuiltInAreNotCompiledAnyMore() {
        assertThat(policy.isReady()).isTrue();
        assertThat(policy.isCompiled()).isTrue();
    }

    /** What is left of one document would be read as part of a shorter one after it. */
    @Test
    void aLongDocumentLeavesNothingToAShortOne() {
        DecisionTable.Row row = DecisionTable.rows().get(0);
        ObjectNode longer = row.json().put("more", "x".repeat(2_000_000));

        Decision first = policy.evaluate(row.entryPoint(), longer);
        Decision second = policy.evaluate(row.entryPoint(), row.json());

        assertThat(first.allowed()).isTrue();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aDocumentThatItHasNoRoomForIsDeniedAndTheNextIsNot() {
        DecisionTable.Row row = DecisionTable.rows().get(0);
        ObjectNode endless = row.json().put("more", "x".repeat(Rules.MOST_PAGES * 65_536));

        Decision first = policy.evaluate(row.entryPoint(), endless);
        Decision second = policy.evaluate(row.entryPoint(), row.json());

        assertThat(first.allowed()).isFalse();
        assertThat(first.reason()).isEqualTo("the policy failed");
        assertThat(second.allowed()).isTrue();
    }

    @Test
    void deniesBeforeItIsThereAndAfterItIsGone() {
        DecisionTable.Row row = DecisionTable.rows().get(0);
        EmbeddedPolicy early = new EmbeddedPolicy(PolicyFile.builtIn(), ONE);

        Decision before = early.evaluate(row.entryPoint(), row.json());
        early.open();
        early.close();
        Decision after = early.evaluate(row.entryPoint(), row.json());

        assertThat(before.allowed()).isFalse();
        assertThat(after.allowed()).isFalse();
        assertThat(after.reason()).isEqualTo("the policy is not there");
    }

    @Test
    void manyThreadsGetTheAnswersToTheirOwnQuestions() throws Exception {
        List<DecisionTable.Row> rows = DecisionTable.rows();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            DecisionTable.Row row = rows.get(i % rows.size());
            asked.add(() -> {
                Decision decision = policy.evaluate(row.entryPoint(), row.json());
                return decision.reason().equals(row.reason())
                        && decision.replacement().equals(row.replacement());
            });
        }

        List<Future<Boolean>> answers = threads.invokeAll(asked);
        threads.shutdown();

        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
    }

    @Test
    void oneThatBrokeIsMadeAnewAndDidNotAllow() {
        EmbeddedPolicy fragile = new EmbeddedPolicy(PolicyFile.builtIn(), ONE);
        fragile.open();
        DecisionTable.Row row = DecisionTable.rows().get(0);
        JsonNode unwritable = new ObjectNode(null) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(
                    com.fasterxml.jackson.core.JsonGenerator out,
                    com.fasterxml.jackson.databind.SerializerProvider provider) {
                throw new IllegalStateException("broken");
            }
        };

        Decision broken = fragile.evaluate(EntryPoint.ALLOW, unwritable);
        Decision next = fragile.evaluate(row.entryPoint(), row.json());

        assertThat(broken.allowed()).isFalse();
        assertThat(broken.reason()).isEqualTo("the policy failed");
        assertThat(next.allowed()).isTrue();
    }

    @Test
    void whoWaitsTooLongIsDenied() {
        EmbeddedPolicy busy =
                new EmbeddedPolicy(PolicyFile.builtIn(), new EmbeddedPolicy.Settings(1, Duration.ZERO, task -> {}));
        busy.open();
        DecisionTable.Row row = DecisionTable.rows().get(0);
        busy.evaluate(EntryPoint.ALLOW, new ObjectNode(null) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(
                    com.fasterxml.jackson.core.JsonGenerator out,
                    com.fasterxml.jackson.databind.SerializerProvider provider) {
                throw new IllegalStateException("the only instance breaks, and nobody makes it anew");
            }
        });

        Decision decision = busy.evaluate(row.entryPoint(), row.json());

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.isBusy()).isTrue();
    }

    @Test
    void aFileWithoutTheEntryPointsIsRefused() throws Exception {
        byte[] other = OpaResource.demo();
        EmbeddedPolicy foreign =
                new EmbeddedPolicy(new PolicyFile(other, "wasm:demo", java.util.Map.of(), "", false), ONE);

        assertThatThrownBy(foreign::open).hasMessageContaining("voice/allow").hasMessageContaining("opa build");
        assertThat(foreign.isReady()).isFalse();
    }
}
