package dev.voicebox.persistence.redis.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import redis.clients.jedis.UnifiedJedis;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisKeys;
import dev.voicebox.persistence.redis.RedisScript;
import dev.voicebox.persistence.redis.RedisUnavailable;

/**
 * When each session was last said to live, so that sweepers find those that nobody has. It only says where to look: what becomes
 * of a session is decided where its state is. Throws {@link RedisUnavailable}.
 */
public final class LivingSessions {
    private static final RedisScript TOUCH = RedisScript.of("session/touch");
    private static final RedisScript DUE = RedisScript.of("session/due");

    private final RedisConnection redis;
    private final ScriptRunner scripts;

    public LivingSessions(RedisConnection redis) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
    }

    /** They live now. */
    public void touch(Collection<SessionAddress> sessions) {
        Map<Integer, List<String>> shards = new TreeMap<>();
        for (SessionAddress session : sessions) {
            shards.computeIfAbsent(session.shard(), unused -> new ArrayList<>()).addAll(List.of(session.member(), "0"));
        }
        List<ScriptCall> calls = shards.entrySet().stream()
                .map(shard -> new ScriptCall(TOUCH, List.of(RedisKeys.live(shard.getKey())), shard.getValue()))
                .toList();
        if (!calls.isEmpty()) {
            scripts.runAll(calls);
        }
    }

    /** It lived so long ago. */
    public void touch(SessionAddress session, Duration ago) {
        scripts.run(new ScriptCall(
                TOUCH,
                List.of(RedisKeys.live(session.shard())),
                List.of(session.member(), Long.toString(ago.toMillis()))));
    }

    /**
     * Those of which nothing was heard for so long. Whoever gets one has it alone for {@code again}; then it comes again, unless
     * it was {@link #forget forgotten} or touched.
     *
     * @param shard 0 to {@link RedisKeys#LIVE_SHARDS} - 1
     */
    public List<SessionAddress> due(int shard, Duration silent, Duration again, int most) {
        List<?> members = (List<?>) scripts.run(new ScriptCall(
                DUE,
                List.of(RedisKeys.live(shard)),
                List.of(Long.toString(silent.toMillis()), Long.toString(again.toMillis()), Integer.toString(most))));
        return members.stream()
                .map(member -> SessionAddress.ofMember((String) member))
                .toList();
    }

    /** It is over. */
    public void forget(SessionAddress session) {
        redis.ask((UnifiedJedis client) -> client.zrem(RedisKeys.live(session.shard()), session.member()));
    }
}
