/** Rows of limits: of the platform, of tenants, of projects. Start with {@link dev.voicebox.persistence.quota.QuotaRows}. */
package dev.voicebox.persistence.quota;
