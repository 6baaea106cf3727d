package dev.voicebox.web.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.PolicyInForce;
import dev.voicebox.policy.PolicySettings.Mode;
import dev.voicebox.policy.Question;
import dev.voicebox.policy.engine.PolicyEngine;
import dev.voicebox.policy.engine.PolicyFile;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyJsonTest {
    private static final Question QUESTION = new Question(
            EntryPoint.ALLOW,
            new TenantId("acme"),
            new ProjectId("main"),
            "alice",
            Set.of(),
            JsonNodeFactory.instance.objectNode());

    @Test
    void rulesOfThisServerAreShownWithWhatTheyWereMadeOf() {
        PolicyFile file = PolicyFile.builtIn();
        ObjectNode shown = PolicyJson.of(inForce(Optional.of(file), Optional.of(engine("wasm:trial"))));

        assertThat(shown.path("mode").asText()).isEqualTo("embedded");
        assertThat(shown.path("version").asText()).isEqualTo("wasm:1");
        assertThat(shown.path("file").path("sha256").asText()).isEqualTo(PolicyFile.hash(file.wasm()));
        assertThat(shown.path("file").path("sources"))
                .hasSameSizeAs(file.sources().keySet());
        assertThat(shown.path("entry_points"))
                .map(JsonNode::asText)
                .isEqualTo(List.of("voice/allow", "voice/tool", "voice/audio"));
        assertThat(shown.path("shadow").path("version").asText()).isEqualTo("wasm:trial");
    }

    @Test
    void whereNoPolicyIsNothingIsMadeUp() {
        ObjectNode shown = PolicyJson.of(PolicyInForce.off());

        assertThat(shown.path("mode").asText()).isEqualTo("off");
        assertThat(shown.path("file").isNull()).isTrue();
        assertThat(shown.path("shadow").isNull()).isTrue();
    }

    @Test
    void aDecisionIsShownWithItsReason() {
        ObjectNode shown = PolicyJson.of(QUESTION, Decision.denied("outside of the tenant's hours", "wasm:1"));

        assertThat(shown.path("allowed").asBoolean(true)).isFalse();
        assertThat(shown.path("reason").asText()).isEqualTo("outside of the tenant's hours");
        assertThat(shown.path("replacement").isNull()).isTrue();
        assertThat(shown.path("version").asText()).isEqualTo("wasm:1");
    }

    @Test
    void withoutAPolicyEverythingWouldBeAllowed() {
        assertThat(PolicyInForce.off().tryOut(QUESTION).allowed()).isTrue();
    }

    private static PolicyInForce inForce(Optional<PolicyFile> file, Optional<PolicyEngine> trial) {
        return new PolicyInForce(
                Mode.EMBEDDED, Optional.empty(), Optional.of(engine("wasm:1")), file, trial, Optional.empty());
    }

    private static PolicyEngine engine(String version) {
        return new PolicyEngine() {
            @Override
            public Decision evaluate(EntryPoint entryPoint, JsonNode document) {
                return Decision.denied("undefined", version);
            }

            @Override
            public String version() {
                return version;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
