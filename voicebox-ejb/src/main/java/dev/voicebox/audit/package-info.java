/**
 * Who did what: an append-only log for each tenant whose entries are a chain, so that whoever changes one of them is found out.
 * May use tenant, outbox and persistence. Start with {@link dev.voicebox.audit.AuditLog}.
 */
package dev.voicebox.audit;
