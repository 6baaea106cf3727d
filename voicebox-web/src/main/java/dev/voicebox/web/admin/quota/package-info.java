/** Calls of {@code /api/v2} for quotas. May use access, wire and the machinery beside it. Start with {@link dev.voicebox.web.admin.quota.PlatformQuotaResource}. */
package dev.voicebox.web.admin.quota;
