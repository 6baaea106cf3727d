/**
 * The audit log as administrators read it: entries, decisions of policies, and whether the chain holds. May use audit, tenant and
 * persistence. Start with {@link dev.voicebox.audit.read.AuditReader}.
 */
package dev.voicebox.audit.read;
