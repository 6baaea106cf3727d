/**
 * Real PostgreSQL and Redis as child processes of this JVM, for the run command and for tests. Owns their programs, data,
 * ports and end; may use home. Start with {@link dev.voicebox.dev.service.DevServices}.
 */
package dev.voicebox.dev.service;
