/**
 * Decides by the roles of this server what it does of all servers' work, and keeps what that needs running. May use job and
 * everything below it, language models, and the roles of setting. Start with
 * {@link dev.voicebox.job.stream.start.SharedWork}.
 */
package dev.voicebox.job.stream.start;
