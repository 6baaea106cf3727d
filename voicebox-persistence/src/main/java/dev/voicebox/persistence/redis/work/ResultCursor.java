package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.params.XTrimParams;
import redis.clients.jedis.resps.StreamEntryBinary;

import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.RedisUnavailable;

/** Reads the results of a gateway, each once and in order. For one thread at a time. */
public final class ResultCursor {
    private final RedisConnection redis;
    private final String key;
    private StreamEntryID seen = new StreamEntryID();

    ResultCursor(RedisConnection redis, String key) {
        this.redis = Objects.requireNonNull(redis, "redis");
        this.key = Objects.requireNonNull(key, "key");
    }

    /**
     * What comes next; empty if nothing does for so long.
     *
     * @param patience up to 500 ms, as connections are given up after a second; zero for what is there
     * @throws RedisUnavailable when it cannot be asked; the next call goes on where the last one that answered was
     */
    public List<JobResult> next(int most, Duration patience) {
        XReadParams params = XReadParams.xReadParams().count(most);
        XReadParams block =
                patience.isZero() ? params : params.block(Math.toIntExact(Math.min(patience.toMillis(), 500)));
        List<Map.Entry<byte[], List<StreamEntryBinary>>> read =
                redis.ask(client -> client.xreadBinary(block, Map.of(WorkScript.bytes(key), seen)));
        if (read == null || read.isEmpty()) {
            return List.of();
        }
        List<StreamEntryBinary> entries = read.get(0).getValue();
        seen = entries.get(entries.size() - 1).getID();
        return entries.stream().map(ResultCursor::result).toList();
    }

    /** What was read needs no room any more. */
    public void trim() {
        XTrimParams read = XTrimParams.xTrimParams()
                .minId(seen.getTime() + "-" + (seen.getSequence() + 1))
                .exactTrimming();
        redis.ask(client -> client.xtrim(key, read));
    }

    private static JobResult result(StreamEntryBinary entry) {
        Map<String, byte[]> fields = new TreeMap<>();
        entry.getFields().forEach((name, value) -> fields.put(WorkScript.text(name), value));
        return new JobResult(
                WorkScript.text(fields.get("id")),
                number(fields.get("attempt")),
                number(fields.get("place")),
                number(fields.get("last")) == 1,
                WorkScript.text(fields.get("head")),
                fields.get("sound"));
    }

    private static int number(byte[] field) {
        return Integer.parseInt(WorkScript.text(field));
    }
}
