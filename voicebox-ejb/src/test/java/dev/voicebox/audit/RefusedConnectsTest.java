package dev.voicebox.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.voicebox.audit.refused.RefusedConnects;
import dev.voicebox.tenant.TenantId;

import static dev.voicebox.audit.AuditOnPostgres.ACME;
import static dev.voicebox.audit.AuditOnPostgres.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

class RefusedConnectsTest {
    private final List<String> written = new ArrayList<>();
    private boolean away;
    private final RefusedConnects refused = new RefusedConnects(this::write);

    @Test
    void thoseThatAreAlikeBecomeOneEntryThatSaysHowManyTheyWere() {
        refused.note(ACME, entry("203.0.113.1"));
        refused.note(ACME, entry("203.0.113.1"));
        refused.note(ACME, entry("203.0.113.2"));
        refused.note(OTHER, entry("203.0.113.1"));

        refused.write();

        assertThat(written)
                .containsExactly(
                        "acme 203.0.113.1 {code=invalid_api_key, times=2}",
                        "acme 203.0.113.2 {code=invalid_api_key}",
                        "other 203.0.113.1 {code=invalid_api_key}");
        assertThat(refused.lost()).isZero();
    }

    @Test
    void whatWasWrittenIsNotWrittenAgain() {
        refused.note(ACME, entry("203.0.113.1"));
        refused.write();
        refused.write();

        assertThat(written).hasSize(1);
    }

    @Test
    void ofMoreKindsThanFitTheLastAreOnlyCounted() {
        for (int n = 0; n < 300; n++) {
            refused.note(AuditLog.PLATFORM, entry("address " + n));
        }
        refused.note(AuditLog.PLATFORM, entry("address 0"));

        refused.write();

        assertThat(written).hasSize(256).first().asString().contains("times=2");
        assertThat(refused.lost()).isEqualTo(44);
    }

    @Test
    void thoseThatCannotBeWrittenAreCountedAndForgotten() {
        refused.note(ACME, entry("203.0.113.1"));
        refused.note(ACME, entry("203.0.113.1"));
        away = true;
        refused.write();
        away = false;
        refused.note(ACME, entry("203.0.113.2"));
        refused.write();

        assertThat(refused.lost()).isEqualTo(2);
        assertThat(written).containsExactly("acme 203.0.113.2 {code=invalid_api_key}");
    }

    private void write(TenantId tenant, List<AuditEntry> entries) {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        entries.forEach(entry -> written.add(tenant + " " + entry.source() + " " + entry.details()));
    }

    private static AuditEntry entry(String source) {
        return new AuditEntry(
                "unknown",
                "connect",
                "/v1/realtime",
                source,
                AuditEntry.REFUSED,
                null,
                Map.of("code", "invalid_api_key"));
    }
}
