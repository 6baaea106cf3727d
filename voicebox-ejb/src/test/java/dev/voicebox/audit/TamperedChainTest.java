package dev.voicebox.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.audit.chain.Flaw;
import dev.voicebox.audit.chain.Verdict;

import static dev.voicebox.audit.AuditOnPostgres.ACME;
import static dev.voicebox.audit.AuditOnPostgres.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody has the database, and not the master key. */
class TamperedChainTest {
    private static final int ROWS = 6;

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
        for (int n = 1; n <= ROWS; n++) {
            audit.log().record(ACME, AuditOnPostgres.entry(n));
            audit.log().record(OTHER, AuditOnPostgres.entry(n));
        }
    }

    @Test
    void whatNobodyTouchedIsSound() {
        Verdict verdict = audit.verdict(ACME);

        assertThat(verdict.found()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(ROWS);
    }

    static Stream<String> edits() {
        return Stream.of(
                "at = at + interval '1 microsecond'",
                "at = 'infinity'",
                "actor = actor || ' '",
                "actor = ''",
                "action = 'key.revoke'",
                "subject = 'key:key_other'",
                "source = '203.0.113.99'",
                "source = ''",
                "source = request_id, request_id = source",
                "outcome = 'refused'",
                "request_id = 'req_other'",
                "request_id = ''",
                "details = details || '{\"more\": \"1\"}'",
                "details = details || '{\"prefix\": \"vb_other\"}'",
                "details = details || '{\"prefix\": 1}'",
                "details = '[]'",
                "details = '\"text\"'",
                "actor = subject, subject = actor",
                "previous_hash = hash",
                "hash = previous_hash",
                "hash = decode(repeat('00', 32), 'hex')",
                "hash = sha256(convert_to(actor, 'UTF8'))");
    }

    /** Everything else that a row has is edited above. */
    @Test
    void noFieldIsForgotten() {
        String columns = audit.database.ask("select string_agg(column_name, ',') from information_schema.columns"
                + " where table_name = 'audit_log' and column_name not in ('tenant_id', 'sequence')");

        assertThat(columns.split(","))
                .allSatisfy(column -> assertThat(edits()).anyMatch(edit -> edit.startsWith(column + " = ")));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anEditOfAnyFieldOfAnyRowIsFoundAtThatRow(String edit) {
        List<Integer> found = new ArrayList<>();
        for (int row = 1; row <= ROWS; row++) {
            begin();
            audit.tamper("update audit_log set " + edit + " where tenant_id = 'acme' and sequence = " + row);
            audit.verdict(ACME)
                    .found()
                    .filter(flaw -> flaw.kind() == Flaw.Kind.CHANGED)
                    .ifPresent(flaw -> found.add((int) flaw.sequence()));
        }

        assertThat(found)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
        assertThat(audit.verdict(OTHER).found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,MISSING", "3,MISSING", "5,MISSING", "6,CUT"})
    void aRowThatIsDeletedIsMissed(int row, Flaw.Kind kind) {
        audit.tamper("delete from audit_log where tenant_id = 'acme' and sequence = " + row);

        assertThat(audit.verdict(ACME).found()).contains(new Flaw(row, kind));
    }

    @Test
    void aDeletedRowIsFoundWhenTheOthersMoveUp() {
        audit.tamper("delete from audit_log where tenant_id = 'acme' and sequence = 3;"
                + " update audit_log set sequence = sequence + 100 where tenant_id = 'acme' and sequence > 3;"
                + " update audit_log set sequence = sequence - 101 where tenant_id = 'acme' and sequence > 100");

        assertThat(audit.verdict(ACME).found()).contains(new Flaw(3, Flaw.Kind.CHANGED));
    }

    @Test
    void aRowInBetweenIsFound() {
        audit.tamper("update audit_log set sequence = sequence + 100 where tenant_id = 'acme' and sequence > 3;"
                + " update audit_log set sequence = sequence - 99 where tenant_id = 'acme' and sequence > 100;"
                + " insert into audit_log select tenant_id, 4, at, 'me', action, subject, source, outcome, request_id,"
                + " details, hash, sha256(hash) from audit_log where tenant_id = 'acme' and sequence = 3");

        assertThat(audit.verdict(ACME).found()).contains(new Flaw(4, Flaw.Kind.CHANGED));
    }

    @Test
    void aRowAtTheEndIsFoundWithOrWithoutTheHead() {
        String forged =
                "insert into audit_log select tenant_id, 7, at, 'me', action, subject, source, outcome, request_id,"
                        + " details, hash, sha256(hash) from audit_log where tenant_id = 'acme' and sequence = 6";
        audit.tamper(forged);
        assertThat(audit.verdict(ACME).found()).contains(new Flaw(7, Flaw.Kind.ADDED));

        audit.tamper("update audit_head set sequence = 7, hash = (select hash from audit_log where tenant_id = 'acme'"
                + " and sequence = 7) where tenant_id = 'acme'");
        assertThat(audit.verdict(ACME).found()).contains(new Flaw(7, Flaw.Kind.CHANGED));
    }

    @Test
    void rowsThatChangePlacesAreFoundAtTheFirst() {
        audit.tamper("update audit_log set sequence = 100 where tenant_id = 'acme' and sequence = 2;"
                + " update audit_log set sequence = 2 where tenant_id = 'acme' and sequence = 5;"
                + " update audit_log set sequence = 5 where tenant_id = 'acme' and sequence = 100");

        assertThat(audit.verdict(ACME).found()).contains(new Flaw(2, Flaw.Kind.CHANGED));
    }

    @Test
    void rowsThatChangeTenantsAreFoundInBoth() {
        audit.tamper("update audit_log set tenant_id = 'nobody' where tenant_id = 'acme' and sequence = 4;"
                + " update audit_log set tenant_id = 'acme' where tenant_id = 'other' and sequence = 4;"
                + " update audit_log set tenant_id = 'other' where tenant_id = 'nobody' and sequence = 4");

        assertThat(audit.verdict(ACME).found()).contains(new Flaw(4, Flaw.Kind.CHANGED));
        assertThat(audit.verdict(OTHER).found()).contains(new Flaw(4, Flaw.Kind.CHANGED));
    }

    @Test
    void aWholeChainOfAnotherTenantIsFound() {
        audit.tamper(
                "delete from audit_log where tenant_id = 'acme'; delete from audit_head where tenant_id = 'acme';"
                        + " insert into audit_log select 'acme', sequence, at, actor, action, subject, source, outcome, request_id,"
                        + " details, previous_hash, hash from audit_log where tenant_id = 'other';"
                        + " insert into audit_head select 'acme', sequence, hash, mac from audit_head where tenant_id = 'other'");

        assertThat(audit.verdict(ACME).found()).contains(new Flaw(1, Flaw.Kind.CHANGED));
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "5"})
    void anEndThatIsCutOffIsMissed(int left) {
        audit.tamper("delete from audit_log where tenant_id = 'acme' and sequence > " + left);
        assertThat(audit.verdict(ACME).found()).contains(new Flaw(left + 1, Flaw.Kind.CUT));

        audit.tamper("update audit_head set sequence = " + left + ", hash = coalesce((select hash from audit_log where"
                + " tenant_id = 'acme' and sequence = " + left + "), hash) where tenant_id = 'acme'");
        assertThat(audit.verdict(ACME).found()).contains(new Flaw(left + 1, Flaw.Kind.CUT));
    }

    @Test
    void aHeadThatWasChangedIsNotCoveredUpByTheNextEntry() {
        audit.tamper("delete from audit_log where tenant_id = 'acme' and sequence > 3;"
                + " update audit_head set sequence = 3, hash = (select hash from audit_log where tenant_id = 'acme' and"
                + " sequence = 3) where tenant_id = 'acme'");

        audit.log().record(ACME, AuditOnPostgres.entry(7));

        assertThat(audit.verdict(ACME).found()).isPresent();
    }

    @Test
    void aHeadThatIsGoneIsMissedAndNotCoveredUp() {
        audit.tamper("delete from audit_head where tenant_id = 'acme'");
        assertThat(audit.verdict(ACME).found()).isPresent();

        audit.log().record(ACME, AuditOnPostgres.entry(7));

        assertThat(audit.verdict(ACME).found()).isPresent();
    }

    @Test
    void aFormerStateOfTheChainIsKnownByWhoeverHasSeenALaterOne() {
        audit.tamper("create table former as select * from audit_head where tenant_id = 'acme'");
        audit.log().record(ACME, AuditOnPostgres.entry(7));
        Verdict.Seen seen = audit.verdict(ACME).seen();
        audit.tamper("delete from audit_log where tenant_id = 'acme' and sequence = 7;"
                + " delete from audit_head where tenant_id = 'acme'; insert into audit_head select * from former;"
                + " drop table former");

        assertThat(audit.verifier("one").verify(ACME, seen).found()).contains(new Flaw(7, Flaw.Kind.CUT));
    }

    @Test
    void whoeverHasAnotherKeyCannotGoOnWithTheChain() {
        audit.log(AuditEvents.NONE, "forger").record(ACME, AuditOnPostgres.entry(7));

        assertThat(audit.verdict(ACME).found()).contains(new Flaw(7, Flaw.Kind.CHANGED));
    }
}
