/**
 * How HTTP calls and handshakes are refused: one body for all of them, as clients of the public service know it.
 * May use event and access. Start with {@link dev.voicebox.web.refusal.Refusal}.
 */
package dev.voicebox.web.refusal;
