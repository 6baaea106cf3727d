/**
 * What callers and models said, encrypted where a tenant wants it so: under a key of the tenant, which can be destroyed.
 * Knows the database for the keys. Start with {@link dev.voicebox.content.ContentKeys}.
 */
package dev.voicebox.content;
