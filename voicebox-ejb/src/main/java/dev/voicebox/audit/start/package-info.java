/** The audit log in the container. Start with {@link dev.voicebox.audit.start.AuditStart}. */
package dev.voicebox.audit.start;
