/**
 * Who is calling: API keys and client secrets, decided before any state exists.
 * May use tenant and persistence; nothing here logs a credential. Start with {@link dev.voicebox.access.AccessGate}.
 */
package dev.voicebox.access;
