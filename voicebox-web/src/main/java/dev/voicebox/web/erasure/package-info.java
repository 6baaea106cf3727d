/**
 * Calls of {@code /api/v2} that erase what was said, and show how far that is. May use erasure, content, access and refusal. Start with
 * {@link dev.voicebox.web.erasure.ErasuresResource}.
 */
package dev.voicebox.web.erasure;
