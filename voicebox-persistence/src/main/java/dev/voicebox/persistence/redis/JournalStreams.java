package dev.voicebox.persistence.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * A stream for each gateway with what its log holds, so that another can bring it into the database when the gateway and its
 * disk are gone. Every call ends within the time limits of the connection, and throws {@link RedisUnavailable} when Redis
 * did not do it.
 */
public final class JournalStreams {
    private static final String FIELD = "record";

    private final RedisConnection redis;

    /** @param id as Redis orders them */
    public record Entry(String id, byte[] form) {
        @Override
        public String toString() {
            return "Entry[" + id + ", " + Redacted.bytes(form) + "]";
        }
    }

    public JournalStreams(RedisConnection redis) {
        this.redis = Objects.requireNonNull(redis, "redis");
    }

    /** The gateway lives, for {@link RedisKeys#GATEWAY_ALIVE} from now. */
    public void beat(String gateway) {
        redis.ask(client -> {
            client.sadd(RedisKeys.gateways(), gateway);
            return client.set(
                    RedisKeys.gatewayAlive(gateway), "1", SetParams.setParams().px(RedisKeys.GATEWAY_ALIVE.toMillis()));
        });
    }

    /** The gateway ends: whoever looks next may bring in what it leaves. */
    public void leave(String gateway) {
        redis.ask(client -> client.del(RedisKeys.gatewayAlive(gateway)));
    }

    /** @param forms records, in ASCII; the oldest of a stream fall out beyond {@link RedisKeys#JOURNAL_MOST} */
    public void append(String gateway, List<byte[]> forms) {
        String key = RedisKeys.journal(gateway);
        redis.ask(client -> {
            List<Response<StreamEntryID>> answers = new ArrayList<>();
            try (AbstractPipeline pipeline = client.pipelined()) {
                for (byte[] form : forms) {
                    answers.add(pipeline.xadd(
                            key,
                            XAddParams.xAddParams()
                                    .maxLen(RedisKeys.JOURNAL_MOST)
                                    .approximateTrimming(),
                            Map.of(FIELD, new String(form, StandardCharsets.US_ASCII))));
                }
                pipeline.sync();
            }
            // A refusal, as for lack of memory, is one of the answers.
            answers.forEach(Response::get);
            return null;
        });
    }

    /** Everything of the gateway is in the database. */
    public void clear(String gateway) {
        redis.ask(client -> client.del(RedisKeys.journal(gateway)));
    }

    /** Gateways that ended without a word, or did not clear what they left. */
    public List<String> dead() {
        Set<String> known = redis.ask(client -> client.smembers(RedisKeys.gateways()));
        return known.stream()
                .filter(gateway -> !redis.ask(client -> client.exists(RedisKeys.gatewayAlive(gateway))))
                .sorted()
                .toList();
    }

    /** Whether this one is to bring in what the dead gateway left; nobody else is for a minute. */
    public boolean inherit(String gateway, String heir) {
        SetParams alone = SetParams.setParams().nx().px(RedisKeys.HEIR.toMillis());
        return redis.ask(client -> client.set(RedisKeys.heir(gateway), heir, alone)) != null;
    }

    /** Whether it has said so within {@link RedisKeys#GATEWAY_ALIVE}. */
    public boolean isAlive(String gateway) {
        return redis.ask(client -> client.exists(RedisKeys.gatewayAlive(gateway)));
    }

    /** Whether this one is to close the sessions that the gateway had; nobody else is for a minute. */
    public boolean mayClose(String gateway, String closer) {
        SetParams alone = SetParams.setParams().nx().px(RedisKeys.HEIR.toMillis());
        return redis.ask(client -> client.set(RedisKeys.closer(gateway), closer, alone)) != null;
    }

    /** The first records that are left, oldest first. */
    public List<Entry> oldest(String gateway, int most) {
        return redis.ask(client -> client.xrange(RedisKeys.journal(gateway), "-", "+", most)).stream()
                .map(JournalStreams::entry)
                .toList();
    }

    /** The first records behind one, oldest first. */
    public List<Entry> behind(String gateway, Entry last, int most) {
        return redis.ask(client -> client.xrange(RedisKeys.journal(gateway), "(" + last.id(), "+", most)).stream()
                .map(JournalStreams::entry)
                .toList();
    }

    /** Those that have a stream, or may have one, living or not. */
    public List<String> gateways() {
        return redis.ask(client -> client.smembers(RedisKeys.gateways())).stream()
                .sorted()
                .toList();
    }

    public void drop(String gateway, List<Entry> entries) {
        StreamEntryID[] ids =
                entries.stream().map(entry -> new StreamEntryID(entry.id())).toArray(StreamEntryID[]::new);
        if (ids.length > 0) {
            redis.ask(client -> client.xdel(RedisKeys.journal(gateway), ids));
        }
    }

    private static Entry entry(StreamEntry entry) {
        return new Entry(
                entry.getID().toString(),
                entry.getFields().getOrDefault(FIELD, "").getBytes(StandardCharsets.US_ASCII));
    }

    /** The gateway is gone, and nothing of it is left. */
    public void forget(String gateway) {
        redis.ask(client -> {
            client.srem(RedisKeys.gateways(), gateway);
            return client.del(RedisKeys.journal(gateway), RedisKeys.heir(gateway), RedisKeys.gatewayAlive(gateway));
        });
    }
}
