/**
 * What is used of limits, counted by scripts that do all or nothing and know no clock but Redis' own. May use redis. Start with
 * {@link dev.voicebox.persistence.redis.limit.Windows}.
 */
package dev.voicebox.persistence.redis.limit;
