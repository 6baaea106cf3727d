/**
 * The outbox in the container: what the journal adds to its transactions, and the relay of this server. Start with {@link
 * dev.voicebox.outbox.start.Outgoing}.
 */
package dev.voicebox.outbox.start;
