/**
 * What keeps writes of {@code /api/v2} apart: versions of things that change, and calls that are sent twice. May use access and
 * refusal. Start with {@link dev.voicebox.web.admin.write.Version}.
 */
package dev.voicebox.web.admin.write;
