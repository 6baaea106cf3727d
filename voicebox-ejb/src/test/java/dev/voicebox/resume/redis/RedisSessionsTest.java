package dev.voicebox.resume.redis;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.resume.ClaimContract;
import dev.voicebox.resume.Fleet;
import dev.voicebox.resume.LogContract;

/** The shared state in Redis keeps the contract. */
@Timeout(60)
class RedisSessionsTest implements ClaimContract, LogContract {
    private final RedisFleet fleet = new RedisFleet(EmbeddedRedis.shared());

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @AfterEach
    void close() {
        fleet.close();
    }
}
