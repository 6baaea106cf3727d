package dev.voicebox.audit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.audit.check.AuditCheck;

import static dev.voicebox.audit.AuditOnPostgres.ACME;
import static dev.voicebox.audit.AuditOnPostgres.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

class AuditCheckTest {
    private static AuditOnPostgres audit;

    private AuditCheck check;

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
        audit.log().record(ACME, AuditOnPostgres.entry(1));
        audit.log().record(OTHER, AuditOnPostgres.entry(1));
        audit.log().record(AuditLog.PLATFORM, AuditOnPostgres.entry(1));
        check = new AuditCheck(audit.work, audit.verifier("one"));
    }

    @Test
    void soundChainsAreCounted() {
        check.run();

        assertThat(check.broken()).isZero();
        assertThat(check.checkedRows()).isEqualTo(3);
    }

    @Test
    void aChainThatWasTamperedWithIsCountedUntilItIsAsItWas() {
        audit.tamper("update audit_log set actor = 'me' where tenant_id = 'other'");
        check.run();
        assertThat(check.broken()).isEqualTo(1);

        audit.tamper("update audit_log set actor = 'admin 1' where tenant_id = 'other'");
        check.run();
        assertThat(check.broken()).isZero();
    }

    @Test
    void aChainThatIsGoneAltogetherIsMissed() {
        check.run();

        audit.tamper(
                "delete from audit_log where tenant_id = 'other'; delete from audit_head where tenant_id = 'other'");
        check.run();

        assertThat(check.broken()).isEqualTo(1);
    }
}
