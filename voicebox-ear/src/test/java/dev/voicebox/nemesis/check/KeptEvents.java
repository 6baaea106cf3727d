package dev.voicebox.nemesis.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import redis.clients.jedis.resps.StreamEntry;

import dev.voicebox.persistence.redis.RedisConnection;

/** What Redis keeps of what sessions said. */
public final class KeptEvents implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("voicebox:\\{[^/]*/[^/]*/([^/]*)}:events");

    private final RedisConnection redis;

    /** @param url with the password in it */
    public KeptEvents(String url) {
        this.redis = RedisConnection.to(url);
    }

    /** Ids of events, in order, of each session that is kept. */
    public Map<String, List<String>> bySession() {
        Map<String, List<String>> kept = new TreeMap<>();
        for (String key : redis.ask(client -> client.keys("voicebox:*:events"))) {
            Matcher name = KEY.matcher(key);
            if (name.matches()) {
                kept.put(name.group(1), ids(key));
            }
        }
        return kept;
    }

    private List<String> ids(String key) {
        return redis.ask(client -> client.xrange(key, "-", "+")).stream()
                .map(StreamEntry::getFields)
                .map(fields -> fields.get("id"))
                .toList();
    }

    @Override
    public void close() {
        redis.close();
    }
}
