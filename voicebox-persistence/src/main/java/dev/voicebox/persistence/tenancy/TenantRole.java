package dev.voicebox.persistence.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import jakarta.persistence.EntityManager;

/**
 * Gives the current transaction its role, until it ends: a pooled connection never keeps one. Each call is one round trip,
 * and the first of a transaction. Without it the database shows no row at all, unless its user is a superuser.
 */
public final class TenantRole {

    /** Sees and writes the rows of one tenant, the one in the setting {@code voicebox.tenant}. */
    public static final String APP = "voicebox_app";

    /** Sees the rows of all tenants, of the tables that it is granted. */
    public static final String RELAY = "voicebox_relay";

    /**
     * In place of a row's tenant, in the VALUES of an INSERT: its parameter is the tenant, and becomes the one whose rows are
     * seen. So a transaction of {@link #APP} writes rows of several tenants without a round trip for each of them. A row is
     * checked before the next one is evaluated; were it otherwise, the rows would be refused.
     */
    public static final String TENANT_OF_ROW = "set_config('voicebox.tenant', ?, true)";

    private static final String ENTER =
            "select set_config('role', ?1, true) || set_config('voicebox.tenant', ?2, true)";
    private static final String NONE = "";

    private TenantRole() {}

    /** @param tenant its id, as the rows have it */
    public static void asTenant(Connection connection, String tenant) throws SQLException {
        enter(connection, APP, requireTenant(tenant));
    }

    /** @param tenant its id, as the rows have it */
    public static void asTenant(EntityManager entities, String tenant) {
        enter(entities, APP, requireTenant(tenant));
    }

    /** For what concerns no tenant, or not one yet. */
    public static void asRelay(Connection connection) throws SQLException {
        enter(connection, RELAY, NONE);
    }

    /** For what concerns no tenant, or not one yet. */
    public static void asRelay(EntityManager entities) {
        enter(entities, RELAY, NONE);
    }

    private static void enter(Connection connection, String role, String tenant) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("a role lasts as long as a transaction: begin one");
        }
        try (PreparedStatement statement = connection.prepareStatement(ENTER.replaceAll("\\?\\d", "?"))) {
            statement.setString(1, role);
            statement.setString(2, tenant);
            statement.execute();
        }
    }

    private static void enter(EntityManager entities, String role, String tenant) {
        entities.createNativeQuery(ENTER, String.class)
                .setParameter(1, role)
                .setParameter(2, tenant)
                .getSingleResult();
    }

    private static String requireTenant(String tenant) {
        if (tenant.isEmpty()) {
            throw new IllegalArgumentException("a tenant's id is not empty");
        }
        return tenant;
    }
}
