package dev.voicebox.persistence.redis.session;

import java.util.List;

import dev.voicebox.persistence.redis.RedisKeys;

/** Where a session is: all of its keys are in one slot. */
public record SessionAddress(String tenantId, String projectId, String sessionId) {

    /** @throws IllegalArgumentException if no session can have these ids */
    public SessionAddress {
        RedisKeys.sessionMember(tenantId, projectId, sessionId);
    }

    static SessionAddress ofMember(String member) {
        String[] parts = member.split("/", 3);
        return new SessionAddress(parts[0], parts[1], parts[2]);
    }

    List<String> keys() {
        return RedisKeys.session(tenantId, projectId, sessionId);
    }

    String member() {
        return RedisKeys.sessionMember(tenantId, projectId, sessionId);
    }

    /** Which of the lists of living sessions it is in; the same for all gateways. */
    public int shard() {
        return Math.floorMod(member().hashCode(), RedisKeys.LIVE_SHARDS);
    }
}
