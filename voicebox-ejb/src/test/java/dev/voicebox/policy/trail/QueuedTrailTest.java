package dev.voicebox.policy.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.persistence.policy.PolicyAuditRow;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.Question;
import dev.voicebox.policy.engine.PolicyEngine;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class QueuedTrailTest {
    private final List<PolicyAuditRow> rows = new ArrayList<>();
    private final CountingMeter meter = new CountingMeter();

    @Test
    void aDecisionBecomesARowWithoutWhatWasSaid() {
        QueuedTrail trail = trail(Optional.empty());

        trail.note(decided(true));
        finish(trail);

        PolicyAuditRow row = rows.get(0);
        assertThat(row.tenant()).isEqualTo("acme");
        assertThat(row.session()).isEqualTo("sess_1");
        assertThat(row.entryPoint()).isEqualTo("voice/audio");
        assertThat(row.tookUs()).isEqualTo(42);
        assertThat(row.inputHash()).hasSize(32);
        assertThat(row.outcome()).isEqualTo(new PolicyAuditRow.Outcome(true, "granted", "v1", null));
        assertThat(row.toString()).doesNotContain("a secret");
        assertThat(meter.decided).isEqualTo(1);
    }

    @Test
    void thePolicyOnTrialIsOnlyWrittenDownAndCountedWhereItDiffers() {
        QueuedTrail trail = trail(Optional.of(new Denying(true)));

        trail.note(decided(true));
        trail.note(decided(false));
        finish(trail);

        assertThat(rows).extracting(row -> row.outcome().allowed()).containsExactly(true, false);
        assertThat(rows).extracting(row -> row.outcome().shadowAllowed()).containsOnly(false);
        assertThat(meter.differed).isEqualTo(1);
    }

    @Test
    void aPolicyOnTrialThatIsNotThereYetLeavesNothing() {
        QueuedTrail trail = trail(Optional.of(new Denying(false)));

        trail.note(decided(true));
        finish(trail);

        assertThat(rows.get(0).outcome().shadowAllowed()).isNull();
        assertThat(meter.differed).isZero();
    }

    @Test
    void whatThereIsNoRoomForIsLostAndCounted() {
        QueuedTrail trail = trail(Optional.empty());

        for (int i = 0; i < QueuedTrail.ROOM + 3; i++) {
            trail.note(decided(true));
        }
        finish(trail);

        assertThat(rows).hasSize(QueuedTrail.ROOM);
        assertThat(meter.lost).isEqualTo(3);
    }

    @Test
    void aDatabaseThatDoesNotTakeThemCostsOnlyTheRows() {
        QueuedTrail trail = new QueuedTrail(
                batch -> {
                    throw new IllegalStateException("away");
                },
                Optional.empty(),
                QueuedTrailTest::hash);
        trail.watchedBy(meter);

        trail.note(decided(true));
        finish(trail);

        assertThat(meter.lost).isEqualTo(1);
    }

    private QueuedTrail trail(Optional<PolicyEngine> trial) {
        QueuedTrail trail = new QueuedTrail(rows::addAll, trial, QueuedTrailTest::hash);
        trail.watchedBy(meter);
        return trail;
    }

    /** Closed before it runs, it writes what is left and returns. */
    private static void finish(QueuedTrail trail) {
        trail.close();
        trail.run();
    }

    private static byte[] hash(String document) {
        return Arrays.copyOf(Integer.toString(document.hashCode()).getBytes(StandardCharsets.US_ASCII), 32);
    }

    private static Decided decided(boolean allowed) {
        ObjectNode input =
                JsonNodeFactory.instance.objectNode().put("text", "a secret").put("session_id", "sess_1");
        Question question = new Question(
                EntryPoint.AUDIO, new TenantId("acme"), new ProjectId("main"), "somebody", Set.of(), input);
        Decision decision = allowed ? Decision.allowed("granted", "v1") : Decision.denied("no", "v1");
        return new Decided(question, input, decision, Instant.EPOCH, 42_900);
    }

    /** Of one thread, as the trail's is. */
    private static final class CountingMeter implements PolicyMeter {
        private int decided;
        private int differed;
        private int lost;

        @Override
        public void decided(EntryPoint entryPoint, boolean allowed, long nanos) {
            decided++;
        }

        @Override
        public void differed(EntryPoint entryPoint) {
            differed++;
        }

        @Override
        public void lost(int decisions) {
            lost += decisions;
        }
    }

    private record Denying(boolean isReady) implements PolicyEngine {
        @Override
        public Decision evaluate(EntryPoint entryPoint, JsonNode document) {
            return Decision.denied("on trial", version());
        }

        @Override
        public String version() {
            return "trial";
        }

        @Override
        public void close() {}
    }
}
