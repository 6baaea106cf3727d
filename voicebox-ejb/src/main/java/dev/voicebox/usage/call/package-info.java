/**
 * What calls without a session use, recorded once each. May use journal, job and language. Start with
 * {@link dev.voicebox.usage.call.CallUsage}.
 */
package dev.voicebox.usage.call;
