package dev.voicebox.audit;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.audit.chain.Flaw;
import dev.voicebox.audit.read.AuditPage;
import dev.voicebox.audit.read.AuditQuery;
import dev.voicebox.audit.read.AuditReader;
import dev.voicebox.audit.read.AuditRefused;
import dev.voicebox.audit.read.PastDecision;
import dev.voicebox.audit.read.WrittenEntry;
import dev.voicebox.tenant.TenantId;

import static dev.voicebox.audit.AuditOnPostgres.ACME;
import static dev.voicebox.audit.AuditOnPostgres.NOON;
import static dev.voicebox.audit.AuditOnPostgres.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditReaderTest {
    private static AuditOnPostgres audit;

    private AuditReader reader;

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
        audit.database.execute("truncate policy_audit");
        for (int n = 1; n <= 5; n++) {
            audit.log().record(ACME, AuditOnPostgres.entry(n));
        }
        audit.log().record(OTHER, AuditOnPostgres.entry(9));
        reader = new AuditReader(audit.work, audit.verifier("one"));
    }

    @Test
    void theLatestComesFirstAndPagesGoBothWays() throws Exception {
        AuditPage<WrittenEntry> first = reader.entries(ACME, page(null, null, 2, false));
        AuditPage<WrittenEntry> second = reader.entries(ACME, page(4L, null, 2, false));
        AuditPage<WrittenEntry> last = reader.entries(ACME, page(2L, null, 2, false));
        AuditPage<WrittenEntry> back = reader.entries(ACME, page(null, 1L, 2, false));

        assertThat(sequences(first)).containsExactly(5L, 4L);
        assertThat(sequences(second)).containsExactly(3L, 2L);
        assertThat(sequences(last)).containsExactly(1L);
        assertThat(sequences(back)).containsExactly(3L, 2L);
        assertThat(List.of(first.hasMore(), second.hasMore(), last.hasMore(), back.hasMore()))
                .containsExactly(true, true, false, true);
    }

    @Test
    void theOldestComesFirstWhenItIsAskedFor() throws Exception {
        assertThat(sequences(reader.entries(ACME, page(2L, null, 2, true)))).containsExactly(3L, 4L);
        assertThat(sequences(reader.entries(ACME, page(null, 3L, 5, true)))).containsExactly(1L, 2L);
    }

    @Test
    void entriesAreFoundByWhoAndWhatAndWhen() throws Exception {
        AuditQuery.Wanted all = new AuditQuery.Wanted(null, null, 20, false);

        assertThat(sequences(reader.entries(ACME, new AuditQuery("admin 3", null, null, null, all))))
                .containsExactly(3L);
        assertThat(reader.entries(ACME, new AuditQuery(null, "key.revoke", null, null, all))
                        .data())
                .isEmpty();
        assertThat(reader.entries(ACME, new AuditQuery(null, "key.rotate", NOON.minusSeconds(1), NOON, all))
                        .data())
                .hasSize(5);
        assertThat(reader.entries(ACME, new AuditQuery(null, null, NOON, null, all))
                        .data())
                .isEmpty();
    }

    @Test
    void anEntryIsShownAsItWasWritten() throws Exception {
        WrittenEntry shown =
                reader.entries(ACME, page(null, 2L, 1, true)).data().get(0);

        assertThat(shown.actor()).isEqualTo("admin 1");
        assertThat(shown.source()).isEqualTo("203.0.113.1");
        assertThat(shown.details()).contains("\"grace_s\": \"86400\"");
        assertThat(shown.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void theLogOfATenantThatIsNotThereAnyMoreIsRead() throws Exception {
        assertThat(sequences(reader.entries(OTHER, page(null, null, 5, false)))).containsExactly(1L);
        assertThat(reader.entries(AuditLog.PLATFORM, page(null, null, 5, false)).data())
                .isEmpty();
    }

    @Test
    void aTenantThatNeverWasIsUnknown() {
        assertThatThrownBy(() -> reader.entries(new TenantId("nobody"), page(null, null, 5, false)))
                .isInstanceOfSatisfying(
                        AuditRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("tenant_not_found"));
        assertThatThrownBy(() -> reader.verify(new TenantId("nobody"))).isInstanceOf(AuditRefused.class);
    }

    @Test
    void theVerdictNamesTheFirstBadEntry() throws Exception {
        audit.tamper("update audit_log set actor = 'me' where tenant_id = 'acme' and sequence = 2");

        assertThat(reader.verify(ACME).found()).contains(new Flaw(2, Flaw.Kind.CHANGED));
        assertThat(reader.verify(OTHER).found()).isEmpty();
    }

    @Test
    void decisionsOfPoliciesAreRead() throws Exception {
        audit.database.execute("insert into policy_audit (tenant_id, session_id, entry_point, actor, allowed, reason,"
                + " policy_version, input_hash, took_us, at) values ('acme', 'sess_1', 'voice/tool', 'key_1', false, 'no',"
                + " '1', decode(repeat('ab', 32), 'hex'), 12, '2026-11-20T12:00:00Z'), ('acme', null, 'voice/allow', null,"
                + " true, null, '1', decode(repeat('ab', 32), 'hex'), 9, '2026-11-20T12:00:01Z')");
        AuditQuery.Wanted all = new AuditQuery.Wanted(null, null, 20, false);

        List<PastDecision> shown = reader.decisions(ACME, new AuditQuery(null, null, null, null, all))
                .data();

        assertThat(shown).extracting(PastDecision::entryPoint).containsExactly("voice/allow", "voice/tool");
        assertThat(shown.get(1).shadowAllowed()).isNull();
        assertThat(reader.decisions(ACME, new AuditQuery(null, "voice/tool", null, null, all))
                        .data())
                .hasSize(1);
        assertThat(reader.decisions(OTHER, new AuditQuery(null, null, null, null, all))
                        .data())
                .isEmpty();
    }

    private static List<Long> sequences(AuditPage<WrittenEntry> page) {
        return page.data().stream().map(WrittenEntry::sequence).toList();
    }

    private static AuditQuery page(Long after, Long before, int limit, boolean ascending) {
        return new AuditQuery(null, null, null, null, new AuditQuery.Wanted(after, before, limit, ascending));
    }
}
