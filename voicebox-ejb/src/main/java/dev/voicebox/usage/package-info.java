/**
 * What tenants use, outside of sessions and after them: records of calls ({@code call}), minutes and their sums
 * ({@code minute}), and where they are sent ({@code webhook}). May use journal, egress, language, tenant and persistence.
 * Start with {@link dev.voicebox.usage.minute.UsageReport}.
 */
package dev.voicebox.usage;
