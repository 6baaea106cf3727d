/**
 * The shared state of sessions in Redis, seen from one gateway. May use the ports of resume, the stores of persistence, content
 * and journal's words. Start with {@link dev.voicebox.resume.redis.LastItems}.
 */
package dev.voicebox.resume.redis;
