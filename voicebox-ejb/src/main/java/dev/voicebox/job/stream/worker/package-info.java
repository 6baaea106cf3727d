/**
 * The other side of the queues: takes orders as there is room, does them with the engines of this server, and says what came of
 * them. May use job, job.stream and persistence.redis.work. Start with {@link dev.voicebox.job.stream.worker.Worker}.
 */
package dev.voicebox.job.stream.worker;
