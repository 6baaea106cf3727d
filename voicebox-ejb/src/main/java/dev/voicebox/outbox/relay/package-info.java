/** Hands the events of the outbox to a sink, at least once and in the order of their sessions. Start with {@link
 * dev.voicebox.outbox.relay.Relay}. */
package dev.voicebox.outbox.relay;
