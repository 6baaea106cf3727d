/** What records say, and why some are skipped. Start with {@link dev.voicebox.inbound.said.Said}. */
package dev.voicebox.inbound.said;
