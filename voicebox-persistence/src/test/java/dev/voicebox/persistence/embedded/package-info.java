/**
 * Real PostgreSQL and Redis for tests, one of each per JVM, at free ports, with their files under target/.
 * Other modules use it through this module's test jar. Start with {@link EmbeddedDatabase}.
 */
package dev.voicebox.persistence.embedded;
