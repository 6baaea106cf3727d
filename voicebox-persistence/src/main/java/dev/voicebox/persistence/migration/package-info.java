/**
 * Brings the PostgreSQL schema to the version this build expects.
 * May use Liquibase and JDBC; the change log is under db/changelog. Start with {@link SchemaMigration}.
 */
package dev.voicebox.persistence.migration;
