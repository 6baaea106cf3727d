/**
 * What sessions say, on its way to Redis: one thread of the gateway takes all that waits in one trip. May use the owned sessions
 * of resume, content, and the stores of persistence. Start with {@link dev.voicebox.resume.log.RedisEventLog}.
 */
package dev.voicebox.resume.log;
