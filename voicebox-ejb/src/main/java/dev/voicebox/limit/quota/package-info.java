/**
 * How much everybody, a tenant and a project may use, as an administrator has set it. May use persistence, tenant and access.
 * Start with {@link dev.voicebox.limit.quota.Quotas}.
 */
package dev.voicebox.limit.quota;
