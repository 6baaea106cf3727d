/** How much a caller may use. Owns budgets; may use event and quota. Start with {@link dev.voicebox.limit.Budget}. */
package dev.voicebox.limit;
