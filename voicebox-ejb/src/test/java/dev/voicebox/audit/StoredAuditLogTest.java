package dev.voicebox.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.audit.chain.Verdict;
import dev.voicebox.outbox.Topic;
import dev.voicebox.outbox.schema.EventSchemas;

import static dev.voicebox.audit.AuditOnPostgres.ACME;
import static dev.voicebox.audit.AuditOnPostgres.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoredAuditLogTest {
    private static final int SERVERS = 6;
    private static final int ENTRIES = 25;

    private static AuditOnPostgres audit;

    @BeforeAll
    static void open() {
        audit = new AuditOnPostgres();
    }

    @AfterAll
    static void close() {
        audit.close();
    }

    @BeforeEach
    void begin() {
        audit.begin();
    }

    @Test
    void serversThatWriteAtOnceMakeOneChain() throws Exception {
        Callable<Void> server = () -> {
            for (int n = 1; n <= ENTRIES; n++) {
                audit.log().record(ACME, AuditOnPostgres.entry(n));
            }
            return null;
        };
        ExecutorService servers = Executors.newFixedThreadPool(SERVERS);
        try {
            List<Callable<Void>> all = new ArrayList<>(java.util.Collections.nCopies(SERVERS, server));
            for (Future<Void> run : servers.invokeAll(all)) {
                run.get();
            }
        } finally {
            servers.shutdownNow();
        }

        Verdict verdict = audit.verdict(ACME);
        assertThat(verdict.found()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(SERVERS * ENTRIES);
    }

    @Test
    void eachTenantHasAChainOfItsOwn() {
        audit.log().record(ACME, AuditOnPostgres.entry(1));
        audit.log().record(OTHER, AuditOnPostgres.entry(2));
        audit.log().record(ACME, AuditOnPostgres.entry(3));

        assertThat(audit.verdict(ACME).rows()).isEqualTo(2);
        assertThat(audit.verdict(OTHER).rows()).isEqualTo(1);
    }

    @Test
    void aTenantOfWhomNothingWasWrittenIsSound() {
        assertThat(audit.verdict(ACME).found()).isEmpty();
    }

    @Test
    void whatWasRolledBackLeavesNoGap() {
        audit.log().record(ACME, AuditOnPostgres.entry(1));
        assertThatThrownBy(() -> audit.log(
                                (row, entities) -> {
                                    throw new IllegalStateException("the outbox is away");
                                },
                                "one")
                        .record(ACME, AuditOnPostgres.entry(2)))
                .isInstanceOf(IllegalStateException.class);
        audit.log().record(ACME, AuditOnPostgres.entry(3));

        assertThat(audit.verdict(ACME).found()).isEmpty();
        assertThat(audit.verdict(ACME).rows()).isEqualTo(2);
    }

    @Test
    void rowsAreNeitherChangedNorDeletedByAccident() {
        audit.log().record(ACME, AuditOnPostgres.entry(1));

        for (String accident :
                List.of("update audit_log set actor = 'x'", "delete from audit_log", "truncate audit_log")) {
            assertThatThrownBy(() -> audit.database.execute(accident))
                    .hasRootCauseMessage(
                            "ERROR: rows of audit_log are neither changed nor deleted\n  Where: PL/pgSQL function"
                                    + " voicebox_append_only() line 3 at RAISE");
        }
    }

    @Test
    void anyTextSurvivesTheDatabase() {
        audit.log()
                .record(
                        ACME,
                        new AuditEntry(
                                "\0\ud800 \u2028 \ud83d\ude00 \"\\\n",
                                "key.rotate",
                                "x".repeat(2_000),
                                "\ue000",
                                "done",
                                "\udc00",
                                Map.of("b", "\\u0000", "a\"", "\ud83d\ude00".repeat(2_000))));

        assertThat(audit.verdict(ACME).found()).isEmpty();
        assertThat(audit.verdict(ACME).rows()).isEqualTo(1);
    }

    @Test
    void theFormerMasterKeyIsStillKnownWhileItIsChanged() {
        audit.log(AuditEvents.NONE, "former").record(ACME, AuditOnPostgres.entry(1));
        audit.log(AuditEvents.NONE, "current", "former").record(ACME, AuditOnPostgres.entry(2));

        assertThat(audit.verifier("current", "former")
                        .verify(ACME, Verdict.Seen.NOTHING)
                        .found())
                .isEmpty();
        assertThat(audit.verifier("current").verify(ACME, Verdict.Seen.NOTHING).found())
                .isPresent();
    }

    @Test
    void anEntryIsToldAsItsSchemaSaysAndARefusalIsNot() throws Exception {
        StoredAuditLog log = audit.log(new OutboxAuditEvents(), "one");
        log.record(ACME, AuditOnPostgres.entry(1));
        log.recordQuietly(ACME, List.of(AuditOnPostgres.entry(2), AuditOnPostgres.entry(3)));
        log.record(ACME, AuditOnPostgres.entry(6));

        assertThat(audit.database.ask("select string_agg(event_id || ' ' || session_id, ',' order by id) from outbox"))
                .isEqualTo("acme:1:agentvoicebox.audit acme,acme:4:agentvoicebox.audit acme");
        String payload = audit.database.ask("select payload from outbox order by id limit 1");
        EventSchemas schemas = EventSchemas.load();
        assertThat(schemas.faultOf(Topic.PLATFORM_AUDIT, payload)).isEmpty();
        assertThat(schemas.faultOf(
                        Topic.PLATFORM_AUDIT,
                        audit.database.ask("select payload from outbox order by id desc limit 1")))
                .isEmpty();
        JsonNode told = new ObjectMapper().readTree(payload);
        assertThat(told.path("action").asText()).isEqualTo("key.rotate");
        assertThat(told.path("at").asText()).isEqualTo("2026-11-20T12:00:00.123456Z");
        assertThat(told.path("details").path("grace_s").asText()).isEqualTo("86400");
    }
}
