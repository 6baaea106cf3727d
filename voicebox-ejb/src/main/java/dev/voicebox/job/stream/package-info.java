/**
 * Work by other servers, over Redis: orders go into the queue of their kind, results come back on the stream of the server that
 * asked. May use job, event, tenant and persistence.redis.work. Start with {@link dev.voicebox.job.stream.Orders} and
 * {@link dev.voicebox.job.stream.OpenJobs}, then {@link dev.voicebox.job.stream.StreamSpeechWork}; language models are in
 * language, who does the work in worker, and what decides between both in start.
 */
package dev.voicebox.job.stream;
