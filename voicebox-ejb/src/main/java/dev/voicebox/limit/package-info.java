/** How much a tenant may use. Owns budgets; may use event and tenant. Start with {@link dev.voicebox.limit.Budget}. */
package dev.voicebox.limit;
