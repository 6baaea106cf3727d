/**
 * Whose rows a transaction sees: the roles that PostgreSQL's row-level security knows.
 * May use JDBC and the entity manager. Start with {@link dev.voicebox.persistence.tenancy.TenantRole}.
 */
package dev.voicebox.persistence.tenancy;
