/**
 * What gateways share of a session, in scripts that either do all or nothing. May use the connection and the keys of
 * persistence.redis, and Jedis. Start with {@link dev.voicebox.persistence.redis.session.SessionStateStore}.
 */
package dev.voicebox.persistence.redis.session;
