package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;

/** A real server that is told what time it is. Scripts with {@link #CLOCK} read that; those of the product cannot. */
public final class VirtualRedis implements AutoCloseable {
    /** In place of the server's own. */
    static final String CLOCK = "local function clock() return tonumber(redis.call('GET', 'test:now')) end\n";

    /** That of a client, which is wrong by as much as {@link #skew} said. */
    static final String CLIENT_CLOCK = "local function clock() return tonumber(redis.call('GET', 'test:now'))"
            + " + tonumber(redis.call('GET', 'test:skew')) end\n";

    private static final AtomicLong EPOCH = new AtomicLong(1_700_000_000_000_000L);

    final RedisConnection redis = RedisConnection.to(EmbeddedRedis.shared().url());
    private long now;

    /** Beginning after everything that was before. */
    public VirtualRedis() {
        begin();
    }

    public void begin() {
        now = EPOCH.addAndGet(Duration.ofDays(2).toNanos() / 1_000);
        tell(0);
    }

    public void passes(long micros) {
        now += micros;
        tell(0);
    }

    /** Time passes, and whoever asks next has a clock that is wrong. */
    void passes(long micros, long skew) {
        now += micros;
        tell(skew);
    }

    /** µs, as the server tells it. */
    public long now() {
        return now;
    }

    /** No script is answered any more: it cannot tell the time. */
    public void goes() {
        redis.ask(client -> client.del("test:now"));
    }

    public void comesBack() {
        tell(0);
    }

    public Windows windows() {
        return new Windows(redis, Windows.WINDOW, CLOCK);
    }

    /** Those to which a block that is held for a second counts from the moment in which it was taken. */
    public Windows windowsThatForgetHolds() {
        String window = LimitScript.read("window").replace("local at = level.now + hold", "local at = level.now");
        return new Windows(
                redis,
                Windows.WINDOW,
                LimitScript.ofText(CLOCK + window + LimitScript.read("take")),
                LimitScript.ofText(CLOCK + window + LimitScript.read("settle")));
    }

    public ConnectionLeases leases(Duration lease) {
        return new ConnectionLeases(redis, lease, CLOCK);
    }

    public DailyAudio audio() {
        return new DailyAudio(redis, CLOCK);
    }

    private void tell(long skew) {
        redis.ask(client -> client.mset("test:now", Long.toString(now), "test:skew", Long.toString(skew)));
    }

    void forgetScripts() {
        redis.ask(client -> client.scriptFlush("test:now"));
    }

    Map<String, String> hash(String key) {
        return redis.ask(client -> client.hgetAll(key));
    }

    @Override
    public void close() {
        redis.close();
    }
}
