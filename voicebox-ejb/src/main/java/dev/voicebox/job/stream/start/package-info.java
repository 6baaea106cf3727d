/**
 * Decides where heavy work is done, by the roles of this server, and keeps what that needs running. May use job and everything
 * below it, language models, and the roles of setting. Start with {@link dev.voicebox.job.stream.start.DividedSpeech}, then
 * {@link dev.voicebox.job.stream.start.DividedModel}.
 */
package dev.voicebox.job.stream.start;
