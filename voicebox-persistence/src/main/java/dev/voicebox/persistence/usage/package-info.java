/** What was used, summed by minutes. Plain JDBC. Start with {@link dev.voicebox.persistence.usage.UsageMinutes}. */
package dev.voicebox.persistence.usage;
