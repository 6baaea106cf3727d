/**
 * Limits that all gateways keep together, counted in Redis; each by itself while that does not answer. May use quota, persistence
 * and tenant. Start with {@link dev.voicebox.limit.shared.SharedLimits}.
 */
package dev.voicebox.limit.shared;
