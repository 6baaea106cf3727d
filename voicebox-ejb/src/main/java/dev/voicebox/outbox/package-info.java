/**
 * What is told outside: records of the journal become domain events, written into the outbox in the transaction of the record;
 * a relay hands them to a sink. May use journal, event, tenant, wire and the outbox of persistence. Start with {@link
 * dev.voicebox.outbox.DomainEvents} (what is told) or {@link dev.voicebox.outbox.relay.Relay} (how it leaves).
 */
package dev.voicebox.outbox;
