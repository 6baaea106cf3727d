package dev.voicebox.tool.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.KeyedHash;
import dev.voicebox.access.MasterKey;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.SessionId;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.tool.ToolInvocationEntity;
import dev.voicebox.persistence.tool.ToolInvocationRepository;
import dev.voicebox.persistence.tool.ToolOutcome;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tool.ToolCallKey;
import dev.voicebox.tool.ToolCallMade;
import dev.voicebox.tool.ToolLedger;
import dev.voicebox.tool.ToolResultGiven;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls and results as rows of PostgreSQL. */
class DatabaseToolLedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final SessionId SESSION = new SessionId("sess_1");
    private static final String ARGUMENTS = "{\"pizza\":2}";
    private static EmbeddedDatabase database;
    private static LocalEntities entities;

    private final KeyedHash hash =
            MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])).hashFor(KeyPurpose.TOOL_ARGUMENTS_HASH);
    private final List<String> lost = new ArrayList<>();
    private final List<Runnable> threads = new ArrayList<>();
    private final ToolLedger ledger = new DatabaseToolLedger(
            entities::inTransaction, hash, new NoteQueue(threads::add, note -> lost.add(note.fault())));

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
    void aTenant() {
        database.execute("truncate tenants cascade");
        entities.run(em -> new TenantRepository(em).add(new TenantEntity("acme", "Acme", NOON)));
    }

    @Test
    void aCallAndItsResultBecomeOneRowWithBothTimes() {
        ledger.made(call("call_1"));
        ledger.given(new ToolResultGiven(key("call_1"), new ItemId("item_2"), NOON.plusMillis(1_500)));
        write();

        assertThat(lost).isEmpty();
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("order");
            assertThat(row.responseId()).isEqualTo("resp_1");
            assertThat(row.requestedAt()).isEqualTo(NOON);
            assertThat(row.answeredAt()).contains(NOON.plusMillis(1_500));
            assertThat(row.outcome()).isEqualTo(ToolOutcome.ANSWERED);
        });
    }

    @Test
    void ofTheArgumentsOnlyAKeyedHashIsKept() {
        ledger.made(call("call_1"));
        write();

        assertThat(rows().get(0).argumentsHash()).isEqualTo(hash.of(ARGUMENTS));
        assertThat(database.ask("select count(*) from tool_invocations where tool_invocations::text like '%pizza%'"))
                .isEqualTo("0");
    }

    @Test
    void aCallWithoutAResultIsAbandonedWhenItsSessionEnds() {
        ledger.made(call("call_1"));
        ledger.made(call("call_2"));
        ledger.given(new ToolResultGiven(key("call_1"), new ItemId("item_2"), NOON));
        ledger.ended(ACME, SESSION);
        write();

        assertThat(rows())
                .extracting(ToolInvocationEntity::outcome)
                .containsExactly(ToolOutcome.ANSWERED, ToolOutcome.ABANDONED);
    }

    @Test
    void aRowThatTheDatabaseRefusesIsCountedAndTheNextIsWritten() {
        ledger.made(new ToolCallMade(
                new ToolCallKey(new TenantId("nobody"), SESSION, "call_1"),
                new ItemId("item_1"),
                new ResponseId("resp_1"),
                "order",
                ARGUMENTS,
                NOON));
        ledger.made(call("call_2"));
        write();

        assertThat(lost).containsExactly("database");
        assertThat(rows()).extracting(row -> row.key().callId()).containsExactly("call_2");
    }

    private void write() {
        while (!threads.isEmpty()) {
            threads.remove(0).run();
        }
    }

    private static List<ToolInvocationEntity> rows() {
        return entities.inTransaction(em -> new ToolInvocationRepository(em).ofSession("acme", SESSION.value()));
    }

    private static ToolCallMade call(String callId) {
        return new ToolCallMade(key(callId), new ItemId("item_1"), new ResponseId("resp_1"), "order", ARGUMENTS, NOON);
    }

    private static ToolCallKey key(String callId) {
        return new ToolCallKey(ACME, SESSION, callId);
    }
}
