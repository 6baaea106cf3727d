/**
 * Short-lived shared state in Redis: every key with its time to live, and the only use of the Redis client.
 * May use Jedis only. Start with {@link RedisKeys}, then {@link RedisConnection}.
 */
package dev.voicebox.persistence.redis;
