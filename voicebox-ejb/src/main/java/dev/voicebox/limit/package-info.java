/** How much a tenant may use. Owns budgets; may use event. Start with {@link dev.voicebox.limit.Budget}. */
package dev.voicebox.limit;
