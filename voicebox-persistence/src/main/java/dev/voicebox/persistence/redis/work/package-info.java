/**
 * Heavy work on its way between servers: orders in queues, one of each kind; results in a stream of the server that asked.
 * Each script stays in one slot: the queue of a kind is one, everything of a gateway's jobs another. May use the connection of
 * persistence.redis, and Jedis. Start with {@link dev.voicebox.persistence.redis.work.WorkQueue}, then
 * {@link dev.voicebox.persistence.redis.work.JobStore}.
 */
package dev.voicebox.persistence.redis.work;
