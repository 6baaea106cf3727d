package dev.voicebox.nemesis.churn;

/**
 * What a server holds at a moment when all garbage was collected.
 *
 * @param sessions that have come so far
 * @param keys of sessions, in Redis
 * @param allKeys of everything there
 */
record Holdings(
        long atMs,
        long sessions,
        double heapBytes,
        long threads,
        long files,
        long keys,
        long allKeys,
        long redisConnections,
        long databaseConnections) {}
