/**
 * What a gateway remembers of the sessions that it owns, so that it can write it again when the shared state was lost. May use
 * the ports of resume. Start with {@link dev.voicebox.resume.owned.OwnedSessions}.
 */
package dev.voicebox.resume.owned;
