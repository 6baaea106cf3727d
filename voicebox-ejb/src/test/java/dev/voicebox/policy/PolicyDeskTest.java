package dev.voicebox.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.policy.engine.PolicyEngine;
import dev.voicebox.policy.trail.Decided;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyDeskTest {
    /** A Wednesday, 23:30 in Prague. */
    private static final Instant NOW = Instant.parse("2026-07-01T21:30:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Decided> trail = new ArrayList<>();
    private final Iterator<Long> nanos = List.of(1_000L, 43_000L).iterator();
    private RuntimeException trouble;
    private JsonNode seen;

    private final PolicyEngine engine = new PolicyEngine() {
        @Override
        public Decision evaluate(EntryPoint entryPoint, JsonNode document) {
            if (trouble != null) {
                throw trouble;
            }
            seen = document;
            return Decision.allowed("granted", version());
        }

        @Override
        public String version() {
            return "v7";
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void close() {}
    };

    @Test
    void theRulesSeeWhoAsksWhenAndForWhat() {
        desk("{\"time_zone\":\"Europe/Prague\"}").decide(question("{\"action\":\"x\",\"tenant\":\"other\"}"));

        assertThat(seen.path("tenant").asText()).isEqualTo("acme");
        assertThat(seen.path("scopes").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(seen.path("time").path("day").asText()).isEqualTo("wed");
        assertThat(seen.path("time").path("minute").asInt()).isEqualTo(23 * 60 + 30);
        assertThat(seen.path("time").path("clock").asText()).isEqualTo("23:30");
        assertThat(seen.path("request").path("tenant").asText()).isEqualTo("other");
    }

    @Test
    void inAZoneThatIsNoneThereIsNoTime() {
        desk("{\"time_zone\":\"Europe/Nowhere\"}").decide(question("{}"));

        assertThat(seen.path("time").isEmpty()).isTrue();
    }

    @Test
    void settingsThatAreNoObjectReachTheRulesAsTheyAre() {
        desk("\"none\"").decide(question("{}"));

        assertThat(seen.path("settings").asText()).isEqualTo("none");
    }

    @Test
    void eachDecisionLeavesATrailWithItsTime() {
        Decision decision = desk("{}").decide(question("{}"));

        assertThat(trail).singleElement().satisfies(decided -> {
            assertThat(decided.decision()).isEqualTo(decision);
            assertThat(decided.tookNanos()).isEqualTo(42_000);
        });
    }

    @Test
    void whatIsTriedOutLeavesNone() {
        assertThat(desk("{}").tryOut(question("{}")).allowed()).isTrue();
        assertThat(trail).isEmpty();
    }

    @Test
    void anEngineThatThrowsDenies() {
        trouble = new IllegalStateException("broken");

        assertThat(desk("{}").decide(question("{}"))).isEqualTo(Decision.denied("the policy failed", "v7"));
        assertThat(trail).hasSize(1);
    }

    @Test
    void withoutTheTenantsSettingsNothingIsAllowed() {
        PolicyDesk desk = new PolicyDesk(
                engine,
                tenant -> {
                    throw new IllegalStateException("the database is away");
                },
                trail::add,
                Clock.fixed(NOW, ZoneOffset.UTC),
                nanos::next);

        assertThat(desk.decide(question("{}")).allowed()).isFalse();
    }

    private PolicyDesk desk(String settings) {
        return new PolicyDesk(
                engine, tenant -> read(settings), trail::add, Clock.fixed(NOW, ZoneOffset.UTC), nanos::next);
    }

    private static Question question(String input) {
        return new Question(
                EntryPoint.ALLOW,
                new TenantId("acme"),
                new ProjectId("main"),
                "somebody",
                Set.of("b", "a"),
                read(input));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
