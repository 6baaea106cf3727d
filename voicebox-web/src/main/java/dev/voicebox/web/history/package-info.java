/**
 * Calls of {@code /api/v2} that read sessions and what was said in them. May use history and refusal; errors are told by
 * {@code web.admin}. Start with {@link dev.voicebox.web.history.SessionsResource}.
 */
package dev.voicebox.web.history;
