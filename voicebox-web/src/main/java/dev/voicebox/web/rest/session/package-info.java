/** Sessions as API keys see them. May use history, admission and refusal. Start with {@link dev.voicebox.web.rest.session.OwnSessionResource}. */
package dev.voicebox.web.rest.session;
