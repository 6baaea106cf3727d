package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The pooled connections to one Redis: a server, one that sentinels watch, or a cluster. Opens none until the first command, so
 * it can be made while Redis is away; every command ends within half a second either way.
 */
public final class RedisConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_CONNECTIONS = 32;

    private final RedisAddress address;
    private final Duration patience;
    private final int connections;
    private final TimeLeft timeLeft = new TimeLeft();
    private final ReentrantLock making = new ReentrantLock();
    private volatile UnifiedJedis client;
    private volatile boolean closed;

    private RedisConnection(RedisAddress address, Duration patience, int connections) {
        this.address = address;
        this.patience = patience;
        this.connections = connections;
    }

    /**
     * Connects to an address as {@link RedisAddress} describes it.
     *
     * @throws IllegalArgumentException if it is not such an address; the message does not repeat its password
     */
    public static RedisConnection to(String url) {
        return new RedisConnection(RedisAddress.parse(url), PATIENCE, MOST_CONNECTIONS);
    }

    /**
     * Connections of their own to the same Redis, for one whose commands may not take longer; to be closed by its owner.
     *
     * @param connections at most, to each server
     */
    public RedisConnection within(Duration shorter, int connections) {
        return new RedisConnection(address, shorter, connections);
    }

    /**
     * Whether Redis answers now, and takes a write: one that is full, cannot save or has become a replica does not. Of a cluster only
     * whether any server answers: one of several that takes nothing is no reason to leave the others.
     */
    public boolean takesWrites() {
        try {
            return address.form() == RedisAddress.Form.CLUSTER
                    ? "PONG".equals(ask(UnifiedJedis::ping))
                    : "OK".equals(ask(RedisConnection::tryToWrite));
        } catch (RedisUnavailable e) {
            return false;
        }
    }

    private static String tryToWrite(UnifiedJedis client) {
        return client.psetex(RedisKeys.probe(), RedisKeys.PROBE.toMillis(), "");
    }

    /** @throws RedisUnavailable when the command did not end well, or not in time: then it may have been done or not */
    public <T> T ask(Function<UnifiedJedis, T> command) {
        try {
            // Making the client loads its classes, which may take longer than that and says nothing of Redis.
            UnifiedJedis made = client();
            return timeLeft.within(patience, () -> command.apply(made));
        } catch (JedisException e) {
            throw new RedisUnavailable(e);
        }
    }

    /** A connection beside the pool, for one who waits for what comes; to be closed by its owner. */
    Jedis connectToListen() {
        // Of itself this client would say at each connection that it cannot ask for the newer protocol.
        return new Jedis(
                RedisClients.listenedTo(address, client()),
                RedisClients.config(address, patience)
                        .autoNegotiateProtocol(false)
                        .build());
    }

    private UnifiedJedis client() {
        UnifiedJedis made = client;
        return made == null ? make() : made;
    }

    /** While one caller asks sentinels that do not answer, the others are not to queue up behind it. */
    private UnifiedJedis make() {
        try {
            if (!making.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new JedisConnectionException("it is not connected yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JedisConnectionException("interrupted");
        }
        try {
            if (closed) {
                throw new JedisConnectionException("the connection is closed");
            }
            if (client == null) {
                client = RedisClients.of(address, patience, connections, timeLeft);
            }
            return client;
        } finally {
            making.unlock();
        }
    }

    @Override
    public void close() {
        making.lock();
        try {
            closed = true;
            if (client != null) {
                client.close();
            }
        } finally {
            making.unlock();
        }
    }
}
