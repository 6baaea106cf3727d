/**
 * Rows of the audit log and the heads of its chains, in the caller's transaction. What a hash is made of is decided elsewhere. May
 * use JPA only. Start with {@link dev.voicebox.persistence.audit.AuditRepository}.
 */
package dev.voicebox.persistence.audit;
