package dev.voicebox.persistence.redis.work;

/**
 * How a queue stands.
 *
 * @param live orders that wait with somebody on the line
 * @param batch other orders that wait
 * @param ageMs how long the oldest of both has waited
 * @param running orders that a worker has, or had when it died
 * @param takenOver jobs that had to be taken over so far
 * @param dead orders that were given up so far
 */
public record QueueLoad(long live, long batch, long ageMs, long running, long takenOver, long dead) {}
