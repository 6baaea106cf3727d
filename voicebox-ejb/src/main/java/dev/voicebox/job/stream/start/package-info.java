/**
 * Decides where speech work is done, by the roles of this server, and keeps what that needs running. May use job and everything
 * below it, and the roles of setting. Start with {@link dev.voicebox.job.stream.start.DividedSpeech}.
 */
package dev.voicebox.job.stream.start;
