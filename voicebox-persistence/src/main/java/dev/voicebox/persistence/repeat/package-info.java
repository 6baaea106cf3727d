/** Rows of calls that are to happen once. Start with {@link dev.voicebox.persistence.repeat.IdempotentCallRows}. */
package dev.voicebox.persistence.repeat;
