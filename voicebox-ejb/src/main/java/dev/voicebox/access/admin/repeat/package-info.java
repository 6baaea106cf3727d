/** Calls that are sent twice and happen once. Start with {@link dev.voicebox.access.admin.repeat.RepeatedCalls}. */
package dev.voicebox.access.admin.repeat;
