/**
 * Calls of {@code /api/v2} that read the audit log. May use audit, access and refusal; errors are told by {@code web.admin}. Start
 * with {@link dev.voicebox.web.audit.AuditResource}.
 */
package dev.voicebox.web.audit;
