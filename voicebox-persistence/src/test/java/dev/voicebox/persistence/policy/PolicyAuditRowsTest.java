package dev.voicebox.persistence.policy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PolicyAuditRowsTest {
    private static EmbeddedDatabase database;

    private final PolicyAuditRows rows = new PolicyAuditRows(database.dataSource(), Duration.ofSeconds(20));

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate policy_audit");
    }

    @Test
    void decisionsOfSeveralTenantsAreAddedAtOnce() throws SQLException {
        rows.add(List.of(row("a", "alice", true), row("b", "bob", null)));

        assertThat(found())
                .isEqualTo("a sess_1 voice/tool alice f not today v1 true 42"
                        + "|b sess_1 voice/tool bob f not today v1 - 42");
    }

    @Test
    void noneOfABatchIsAddedWhenOneIsRefused() throws SQLException {
        PolicyAuditRow short1 = new PolicyAuditRow(
                "a",
                null,
                "voice/allow",
                "x",
                new PolicyAuditRow.Outcome(true, "granted", "v1", null),
                new byte[3],
                1,
                Instant.EPOCH);

        assertThatThrownBy(() -> rows.add(List.of(row("a", "alice", true), short1)))
                .isInstanceOf(PolicyAuditUnavailable.class);
        assertThat(found()).isNull();
    }

    private static PolicyAuditRow row(String tenant, String actor, Boolean shadow) {
        return new PolicyAuditRow(
                tenant,
                "sess_1",
                "voice/tool",
                actor,
                new PolicyAuditRow.Outcome(false, "not today", "v1", shadow),
                new byte[32],
                42,
                Instant.EPOCH);
    }

    private static String found() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "select string_agg(concat_ws(' ', tenant_id, session_id, entry_point, actor, allowed,"
                                        + " reason, policy_version, coalesce(shadow_allowed::text, '-'), took_us), '|'"
                                        + " order by id) from policy_audit")) {
            row.next();
            return row.getString(1);
        }
    }
}
