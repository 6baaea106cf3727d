/**
 * WebSockets of clients that decide themselves when they read. Knows nothing of what is said. Start with
 * {@link dev.voicebox.nemesis.socket.BareSocket}.
 */
package dev.voicebox.nemesis.socket;
