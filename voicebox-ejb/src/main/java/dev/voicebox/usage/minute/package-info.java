/**
 * Minutes of usage: the job that sums them, and reports of them. May use tenant and persistence. Start with
 * {@link dev.voicebox.usage.minute.UsageReport}.
 */
package dev.voicebox.usage.minute;
