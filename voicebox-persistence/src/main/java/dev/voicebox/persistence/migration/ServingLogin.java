package dev.voicebox.persistence.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import dev.voicebox.persistence.tenancy.TenantRole;

/** The user as whom the server works: it must be able to take the roles of the tables, and have neither by itself. */
final class ServingLogin {

    private static final String ROLES = TenantRole.APP + ", " + TenantRole.RELAY;
    /** From this version on a grant says what it is for; before, being a member is being able to take the role. */
    private static final int PRECISE_GRANTS = 16;

    private final String name;

    private ServingLogin(String name) {
        this.name = name;
    }

    static ServingLogin of(DataSource serving) throws SQLException {
        try (Connection connection = serving.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT session_user")) {
            row.next();
            return new ServingLogin(row.getString(1));
        }
    }

    /** For the change set that may have to say what an administrator must run. */
    void announce(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('voicebox.login', ?, false)")) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    /** Looked at each time: the user may be another one than before, and a restored database stands beside other users. */
    void giveRoles(Connection connection) throws SQLException {
        if (hasRoles(connection)) {
            return;
        }
        String grant = grant(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(grant);
            commit(connection);
        } catch (SQLException e) {
            commit(connection);
            // The migration of another database of this cluster may have been first.
            if (!hasRoles(connection)) {
                throw new MigrationFailed(
                        name + " may not take the roles of the tables. Let an administrator of PostgreSQL run: " + grant
                                + "; (" + e.getMessage() + ")",
                        null);
            }
        }
    }

    private boolean hasRoles(Connection connection) throws SQLException {
        String sql = "SELECT bool_and(pg_has_role(?, role, ?)) FROM unnest(?) AS role";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.setString(2, isPrecise(connection) ? "SET" : "MEMBER");
            statement.setArray(3, connection.createArrayOf("text", ROLES.split(", ")));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Without inheriting them: whoever forgets to take one shall see nothing. */
    private String grant(Connection connection) throws SQLException {
        return "GRANT " + ROLES + " TO \"" + name.replace("\"", "\"\"") + "\""
                + (isPrecise(connection) ? " WITH INHERIT FALSE, SET TRUE" : "");
    }

    private static boolean isPrecise(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= PRECISE_GRANTS;
    }

    /** Liquibase leaves the connection in a transaction; one that failed answers nothing more. */
    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
