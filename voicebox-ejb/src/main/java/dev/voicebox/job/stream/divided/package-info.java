/**
 * Which of both: what this server has a place for it does itself, without a detour, and the rest goes where all servers look for
 * work. May use job, job.stream and what is beside it. Start with {@link dev.voicebox.job.stream.divided.DividedSpeech}, then
 * {@link dev.voicebox.job.stream.divided.DividedModel}.
 */
package dev.voicebox.job.stream.divided;
