package dev.voicebox.persistence.tenancy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Raw SQL without any filter, on every table of the schema. */
class TenantIsolationTest {

    /** Of all tenants together; for voicebox_relay alone. */
    private static final Set<String> WITHOUT_TENANT = Set.of("outbox_lanes", "usage_postings");

    private static final String DENIED = "42501";
    private static EmbeddedDatabase database;

    @BeforeAll
    static void oneRowOfEachOfTwoTenants() {
        database = EmbeddedDatabase.migrated();
        for (String tenant : List.of("a", "b")) {
            tables().forEach(table -> database.execute(SampleRows.insert(table, tenant, 1)));
        }
    }

    @Test
    void everyTableIsOfATenantOrNamedHere() {
        List<String> known = new java.util.ArrayList<>(SampleRows.INSERTS.keySet());
        known.addAll(WITHOUT_TENANT);

        assertThat(names("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_name not like 'databasechange%' and table_name not in (select relname from pg_class"
                        + " where relispartition)"))
                .as("a new table: end its change set with voicebox_isolate, and add a row to SampleRows")
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyTableOfATenantHoldsItsRowsBackEvenFromItsOwner() {
        assertThat(names("select relname from pg_class c where relkind in ('r', 'p') and not relispartition"
                        + " and relrowsecurity and relforcerowsecurity and exists (select from pg_policy"
                        + " where polrelid = c.oid and polname = 'of_tenant')"))
                .containsExactlyInAnyOrderElementsOf(tables());
    }

    @Test
    void aPartOfATableHasNoWayIn() {
        String open = "select count(*) || ' ' || count(*) filter (where not (relrowsecurity and relforcerowsecurity)"
                + " or has_table_privilege('voicebox_app', oid, 'select, insert, update, delete, truncate')"
                + " or has_table_privilege('voicebox_relay', oid, 'select, insert, update, delete, truncate'))"
                + " from pg_class where relispartition and relkind = 'r'";

        assertThat(database.ask(open)).isEqualTo("32 0");
    }

    @Test
    void neitherRoleHasMoreThanItNeeds() {
        assertThat(
                        names(
                                "select table_name || ': ' || string_agg(distinct privilege_type, ', ' order by privilege_type)"
                                        + " from information_schema.column_privileges where grantee = 'voicebox_relay' group by table_name"))
                .containsExactlyInAnyOrder(
                        "tenants: SELECT",
                        "projects: SELECT",
                        "api_keys: SELECT, UPDATE",
                        "sessions: SELECT",
                        "tool_invocations: SELECT",
                        "conversation_items: SELECT",
                        "erasures: SELECT",
                        "outbox: SELECT, UPDATE",
                        "outbox_lanes: SELECT, UPDATE",
                        "usage_records: SELECT, UPDATE",
                        "usage_minutes: INSERT, SELECT, UPDATE",
                        "usage_postings: SELECT, UPDATE",
                        "policy_audit: SELECT",
                        "audit_head: SELECT",
                        "quotas: SELECT",
                        "idempotent_calls: SELECT");
        assertThat(names("select table_name || ' ' || grantee from information_schema.table_privileges"
                        + " where privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES') and grantee like"
                        + " 'voicebox_%' and (grantee = 'voicebox_relay' or privilege_type <> 'DELETE')"))
                .containsExactlyInAnyOrder(
                        "outbox voicebox_relay", "policy_audit voicebox_relay", "idempotent_calls voicebox_relay");
        assertThat(names("select table_name || '.' || column_name from information_schema.column_privileges"
                        + " where grantee = 'voicebox_relay' and privilege_type = 'UPDATE'"
                        + " and table_name in ('api_keys', 'usage_records')"))
                .containsExactlyInAnyOrder("api_keys.last_used_at", "usage_records.summed");
    }

    @Test
    void whatWasDoneAndDecidedIsNeverWrittenAgain() throws SQLException {
        for (String table : List.of("audit_log", "policy_audit")) {
            for (String change : List.of("update " + table + " set at = at", "delete from " + table)) {
                try (Connection connection = as("a")) {
                    assertThatThrownBy(() -> run(connection, change)).hasMessageContaining("permission denied");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTenantSeesItsOwnRowsOnly(String table) throws SQLException {
        try (Connection connection = as("a")) {
            assertThat(count(connection, table, "a")).isOne();
            assertThat(count(connection, table, "b")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whoHasNoTenantSeesNothing(String table) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "set local role voicebox_app");
            assertThat(count(connection, table, "a") + count(connection, table, "b"))
                    .isZero();
            connection.rollback();

            TenantRole.asTenant(connection, "a");
            connection.rollback();
            run(connection, "set local role voicebox_app");
            assertThat(count(connection, table, "a") + count(connection, table, "b"))
                    .as("after a transaction of a tenant on the same connection")
                    .isZero();
            connection.rollback();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTenantChangesNothingOfAnother(String table) throws SQLException {
        String own = SampleRows.tenantColumn(table);
        for (String change :
                List.of("update " + table + " set " + own + " = " + own, "delete from " + table, "truncate " + table)) {
            try (Connection connection = as("a")) {
                try {
                    assertThat(run(connection, change)).as(change).isOne();
                    run(connection, "set local role none");
                    assertThat(count(connection, table, "b")).as(change).isOne();
                } catch (SQLException refused) {
                    // Not granted, or a row of its own that others need.
                    assertThat(refused.getSQLState()).as(change).isIn(DENIED, "23503");
                }
                connection.rollback();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTenantWritesNoRowOfAnother(String table) throws SQLException {
        String foreign = SampleRows.insert(table, table.equals("tenants") ? "c" : "b", 2);
        try (Connection connection = as("a")) {
            assertThatThrownBy(() -> run(connection, foreign))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTenantCannotGiveARowAway(String table) throws SQLException {
        String own = SampleRows.tenantColumn(table);
        try (Connection connection = as("a")) {
            assertThatThrownBy(() -> run(connection, "update " + table + " set " + own + " = 'b'"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
        }
    }

    private static Set<String> tables() {
        return SampleRows.INSERTS.keySet();
    }

    private static Connection as(String tenant) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        TenantRole.asTenant(connection, tenant);
        return connection;
    }

    private static int count(Connection connection, String table, String tenant) throws SQLException {
        // Counted here: no filter is in the question.
        String question = "select " + SampleRows.tenantColumn(table) + " from " + table;
        int found = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                found += rows.getString(1).equals(tenant) ? 1 : 0;
            }
        }
        return found;
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static List<String> names(String question) {
        String found = database.ask("select string_agg(n, ';') from (" + question + ") as names (n)");
        return found == null ? List.of() : List.of(found.split(";"));
    }
}
