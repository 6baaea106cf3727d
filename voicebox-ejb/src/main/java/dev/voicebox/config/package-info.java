/**
 * What a session was told: the session document, its defaults, limits and merge rules. May use event and the checked fields of wire.
 * Start with {@link dev.voicebox.config.SessionConfig}.
 */
package dev.voicebox.config;
