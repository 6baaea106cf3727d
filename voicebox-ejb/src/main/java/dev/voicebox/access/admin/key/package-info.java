/** API keys as administrators make, rotate and revoke them. Start with {@link dev.voicebox.access.admin.key.Keys}. */
package dev.voicebox.access.admin.key;
