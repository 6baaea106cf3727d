package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.function.Supplier;

import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.HostAndPortMapper;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Who has waited as long as he may opens no connection any more: a pool replaces one that broke at once, on the thread that has just
 * waited for it in vain, which would wait as long again.
 */
final class TimeLeft implements HostAndPortMapper {
    private final ThreadLocal<Long> until = new ThreadLocal<>();

    /** Does what may open connections until the patience is over; then it goes on with those that there are. */
    <T> T within(Duration patience, Supplier<T> what) {
        until.set(System.nanoTime() + patience.toNanos());
        try {
            return what.get();
        } finally {
            until.remove();
        }
    }

    /** Asked before each connection; the address is what it was. */
    @Override
    public HostAndPort getHostAndPort(HostAndPort address) {
        Long end = until.get();
        if (end != null && System.nanoTime() - end > 0) {
            throw new JedisConnectionException("no time is left to connect to " + address);
        }
        return address;
    }
}
