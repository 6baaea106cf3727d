package dev.voicebox.persistence.tenancy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.KeptConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoleTransactionsTest {

    private static final String WHO =
            "select current_user || ' ' || coalesce(current_setting('voicebox.tenant', true), '')";

    private static KeptConnection kept;
    private static RoleTransactions transactions;

    @BeforeAll
    static void open() throws SQLException {
        kept = new KeptConnection(EmbeddedDatabase.migrated().dataSource());
        transactions = new RoleTransactions(kept.asDataSource(), Duration.ofSeconds(10));
    }

    @AfterAll
    static void close() throws SQLException {
        kept.close();
    }

    @Test
    void aTransactionHasTheRoleThatWasAskedFor() throws SQLException {
        assertThat(transactions.<String>asTenant("acme", RoleTransactionsTest::who))
                .isEqualTo("voicebox_app acme");
        assertThat(transactions.<String>asRelay(RoleTransactionsTest::who)).isEqualTo("voicebox_relay ");
    }

    @Test
    void aConnectionGoesBackWithoutARole() throws SQLException {
        transactions.asTenant("acme", RoleTransactionsTest::who);

        assertThat(who(kept.connection())).isEqualTo("postgres ");
        assertThat(kept.connection().getAutoCommit()).isTrue();
    }

    @Test
    void aConnectionGoesBackWithoutARoleAfterAFailure() throws SQLException {
        assertThatThrownBy(() -> transactions.asTenant("acme", connection -> {
                    throw new IllegalStateException("in between");
                }))
                .hasMessage("in between");

        assertThat(who(kept.connection())).isEqualTo("postgres ");
        assertThat(kept.connection().getAutoCommit()).isTrue();
    }

    @Test
    void aRoleIsNotTakenOutsideOfATransaction() {
        assertThatThrownBy(() -> TenantRole.asTenant(kept.connection(), "acme"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TenantRole.asRelay(kept.connection())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTenantHasAName() {
        assertThatThrownBy(() -> transactions.asTenant("", RoleTransactionsTest::who))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String who(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHO)) {
            row.next();
            return row.getString(1);
        }
    }
}
