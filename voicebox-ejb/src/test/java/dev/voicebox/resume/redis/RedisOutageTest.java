package dev.voicebox.resume.redis;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.resume.Fleet;
import dev.voicebox.resume.OutageContract;

/** The shared state in a Redis that goes away. */
@Timeout(60)
class RedisOutageTest implements OutageContract {
    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final RedisFleet fleet = new RedisFleet(redis);

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @AfterEach
    void close() {
        fleet.close();
        redis.close();
    }
}
