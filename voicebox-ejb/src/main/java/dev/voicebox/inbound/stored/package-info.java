/** What the database knows of tenants and of what was said before. Start with {@link dev.voicebox.inbound.stored.StoredPasts}. */
package dev.voicebox.inbound.stored;
