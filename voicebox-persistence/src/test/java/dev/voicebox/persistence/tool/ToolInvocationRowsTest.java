package dev.voicebox.persistence.tool;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ToolInvocationRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static EmbeddedDatabase database;
    private static LocalEntities entities;

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        entities = new LocalEntities(database.dataSource());
    }

    @AfterAll
    static void close() {
        entities.close();
    }

    @BeforeEach
    void twoTenants() {
        database.execute("truncate tenants cascade");
        entities.run(em -> {
            new TenantRepository(em).add(new TenantEntity("acme", "Acme", NOON));
            new TenantRepository(em).add(new TenantEntity("other", "Other", NOON));
        });
    }

    @Test
    void aCallIsPendingUntilItsResultComes() {
        add("acme", "s1", "call_1");

        entities.run(em -> {
            ToolInvocationEntity call = find(em, "call_1");
            assertThat(call.outcome()).isEqualTo(ToolOutcome.PENDING);
            assertThat(call.answeredAt()).isEmpty();
            assertThat(call.name()).isEqualTo("order");
            assertThat(call.responseId()).isEqualTo("resp_1");
            assertThat(call.argumentsHash()).hasSize(32);
        });
        assertThat(answer("acme", "call_1")).isTrue();

        entities.run(em -> {
            assertThat(find(em, "call_1").outcome()).isEqualTo(ToolOutcome.ANSWERED);
            assertThat(find(em, "call_1").answeredAt()).contains(NOON.plusSeconds(3));
        });
    }

    @Test
    void aCallHasOneResultAndAnUnknownCallHasNone() {
        add("acme", "s1", "call_1");
        answer("acme", "call_1");

        assertThat(answer("acme", "call_1")).isFalse();
        assertThat(answer("acme", "call_2")).isFalse();
        assertThat(answer("other", "call_1")).isFalse();
    }

    @Test
    void ofResultsThatComeTogetherOneCounts() throws Exception {
        add("acme", "s1", "call_1");
        Callable<Boolean> server = () -> answer("acme", "call_1");
        ExecutorService servers = Executors.newFixedThreadPool(4);
        try {
            int counted = 0;
            for (Future<Boolean> result : servers.invokeAll(List.of(server, server, server, server))) {
                counted += result.get() ? 1 : 0;
            }
            assertThat(counted).isEqualTo(1);
        } finally {
            servers.shutdownNow();
        }
    }

    @Test
    void aCallIsAskedForOnceInItsSession() {
        add("acme", "s1", "call_1");
        add("acme", "s2", "call_1");

        assertThatThrownBy(() -> add("acme", "s1", "call_1")).hasStackTraceContaining("tool_invocations_pk");
    }

    @Test
    void theEndOfASessionAbandonsWhatWaitsAndALateResultStillCounts() {
        add("acme", "s1", "call_1");
        add("acme", "s1", "call_2");
        add("acme", "s2", "call_3");
        answer("acme", "call_1");

        assertThat(entities.<Integer>inTransaction(em -> new ToolInvocationRepository(em).abandon("acme", "s1")))
                .isEqualTo(1);

        entities.run(em -> assertThat(new ToolInvocationRepository(em).ofSession("acme", "s1"))
                .extracting(ToolInvocationEntity::outcome)
                .containsExactly(ToolOutcome.ANSWERED, ToolOutcome.ABANDONED));
        assertThat(answer("acme", "call_2")).isTrue();
    }

    private static ToolInvocationEntity find(jakarta.persistence.EntityManager em, String callId) {
        return new ToolInvocationRepository(em).find("acme", "s1", callId).orElseThrow();
    }

    private static boolean answer(String tenant, String callId) {
        return entities.inTransaction(
                em -> new ToolInvocationRepository(em).answer(tenant, "s1", callId, NOON.plusSeconds(3)));
    }

    private static void add(String tenant, String session, String callId) {
        entities.run(em -> new ToolInvocationRepository(em)
                .add(new ToolInvocationEntity(new ToolInvocationKey(tenant, session, callId), "order", NOON)
                        .askedBy("resp_1", new byte[32])));
    }
}
