/**
 * The shared state of sessions in Redis, seen from one gateway: who begins, claims, beats and sweeps. May use the log and the
 * owned sessions of resume, content, notices, and the stores of persistence. Start with
 * {@link dev.voicebox.resume.redis.RedisSessionStates}.
 */
package dev.voicebox.resume.redis;
