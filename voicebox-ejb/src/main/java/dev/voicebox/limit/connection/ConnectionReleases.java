package dev.voicebox.limit.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.limit.ConnectionLeases;

/**
 * Connections that have ended, on their way to Redis: one job at a time, and what comes while it is under way goes with the next trip.
 * However many end, one connection to Redis is busy with it.
 */
final class ConnectionReleases {
    private final ConnectionLeases leases;
    private final RedisReach reach;
    private final Executor jobs;
    /** Names by their keys. Guarded by this. */
    private Map<String, List<String>> waiting = new HashMap<>();

    private boolean busy;

    ConnectionReleases(ConnectionLeases leases, RedisReach reach, Executor jobs) {
        this.leases = leases;
        this.reach = reach;
        this.jobs = jobs;
    }

    /** @param places names by their keys */
    void add(Map<String, String> places) {
        if (isFirst(places)) {
            try {
                jobs.execute(this::release);
            } catch (RejectedExecutionException stopping) {
                // The leases run out.
                takeAll();
            }
        }
    }

    private synchronized boolean isFirst(Map<String, String> places) {
        places.forEach((key, name) ->
                waiting.computeIfAbsent(key, unused -> new ArrayList<>()).add(name));
        boolean first = !busy;
        busy = true;
        return first;
    }

    private void release() {
        for (Map<String, List<String>> some = takeAll(); !some.isEmpty(); some = takeAll()) {
            if (reach.isTogether()) {
                try {
                    some.forEach(leases::release);
                } catch (RedisUnavailable away) {
                    reach.lost(away);
                }
            }
        }
    }

    private synchronized Map<String, List<String>> takeAll() {
        Map<String, List<String>> all = waiting;
        waiting = new HashMap<>();
        busy = !all.isEmpty();
        return all;
    }
}
