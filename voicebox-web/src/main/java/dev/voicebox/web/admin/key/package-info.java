/** Calls of {@code /api/v2} for keys. May use access, wire and the machinery beside it. Start with {@link dev.voicebox.web.admin.key.KeysResource}. */
package dev.voicebox.web.admin.key;
