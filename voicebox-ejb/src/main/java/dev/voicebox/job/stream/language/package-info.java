/**
 * Language models that other servers ask, over Redis: the order and what is told of its answer, as they lie between servers, for
 * both ends. May use language, job.stream and job.stream.worker. Start with
 * {@link dev.voicebox.job.stream.language.SharedModel}, then {@link dev.voicebox.job.stream.language.ModelCraft}.
 */
package dev.voicebox.job.stream.language;
