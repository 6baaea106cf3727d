/**
 * What tenants used, for administrators: as JSON and as CSV. May use usage and refusal. Start with
 * {@link dev.voicebox.web.usage.UsageResource}.
 */
package dev.voicebox.web.usage;
