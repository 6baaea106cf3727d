/**
 * The other side of the queues: takes orders as there is room, does them with what this server has, and says what came of
 * them. May use job, job.stream and persistence.redis.work. Start with {@link dev.voicebox.job.stream.worker.Worker}, then
 * {@link dev.voicebox.job.stream.worker.Craft}.
 */
package dev.voicebox.job.stream.worker;
