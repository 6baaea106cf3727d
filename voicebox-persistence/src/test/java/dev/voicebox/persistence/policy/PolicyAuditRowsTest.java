package dev.voicebox.persistence.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.KeptConnection;
import dev.voicebox.persistence.tenancy.RoleTransactions;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyAuditRowsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static KeptConnection kept;

    @BeforeAll
    static void open() throws SQLException {
        kept = new KeptConnection(EmbeddedDatabase.migrated().dataSource());
    }

    @AfterAll
    static void close() throws SQLException {
        kept.close();
    }

    @Test
    void decisionsAboutSeveralTenantsGoInTogetherAndEachTenantSeesItsOwn() throws SQLException {
        PolicyAuditRows audit = new PolicyAuditRows(kept.asDataSource(), PATIENCE);

        audit.add(List.of(row("acme", "one"), row("globex", "two"), row("acme", "three")));

        assertThat(reasonsOf("acme")).containsExactly("one", "three");
        assertThat(reasonsOf("globex")).containsExactly("two");
    }

    private static List<String> reasonsOf(String tenant) throws SQLException {
        return new RoleTransactions(kept.asDataSource(), PATIENCE).asTenant(tenant, connection -> {
            List<String> reasons = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT reason FROM policy_audit ORDER BY id")) {
                while (found.next()) {
                    reasons.add(found.getString(1));
                }
            }
            return reasons;
        });
    }

    private static PolicyAuditRow row(String tenant, String reason) {
        return new PolicyAuditRow(
                tenant,
                null,
                "voice/allow",
                "key_1",
                new PolicyAuditRow.Outcome(false, reason, "v1", null),
                new byte[32],
                12,
                Instant.EPOCH);
    }
}
