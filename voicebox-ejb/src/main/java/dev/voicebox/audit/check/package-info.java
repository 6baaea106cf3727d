/**
 * Whether all chains are as they were written, looked at from time to time. May use audit, tenant and persistence. Start with
 * {@link dev.voicebox.audit.check.AuditCheck}.
 */
package dev.voicebox.audit.check;
