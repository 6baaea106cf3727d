package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.function.Function;

import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The pooled connections to one Redis. Opens none until the first command, so it can be made while Redis is away;
 * every command ends within half a second either way.
 */
public final class RedisConnection implements AutoCloseable {

    private static final int TIMEOUT_MS = 500;
    private static final int MOST_CONNECTIONS = 32;

    /** A subscription on which nothing has come for so long is taken for lost. */
    private static final int SILENCE_MS = 1_000;

    private final RedisClient client;
    private final RedisAddress address;

    private RedisConnection(RedisClient client, RedisAddress address) {
        this.client = client;
        this.address = address;
    }

    /**
     * Connects to an address of the form {@code redis[s]://[user:password@]host[:port][/database]}.
     *
     * @throws IllegalArgumentException if it is not such an address; the message does not repeat its password
     */
    public static RedisConnection to(String url) {
        RedisAddress address = RedisAddress.parse(url);
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setMaxIdle(MOST_CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(TIMEOUT_MS));
        pool.setJmxEnabled(false);
        RedisClient client = RedisClient.builder()
                .hostAndPort(new HostAndPort(address.host(), address.port()))
                .clientConfig(config(address).build())
                .poolConfig(pool)
                .build();
        return new RedisConnection(client, address);
    }

    private static DefaultJedisClientConfig.Builder config(RedisAddress address) {
        return DefaultJedisClientConfig.builder()
                .user(address.user())
                .password(address.password())
                .database(address.database())
                .sslOptions(address.tls() ? SslOptions.defaults() : null)
                .connectionTimeoutMillis(TIMEOUT_MS)
                .socketTimeoutMillis(TIMEOUT_MS)
                .blockingSocketTimeoutMillis(SILENCE_MS)
                .clientName("voicebox");
    }

    /** Whether Redis answers now. */
    public boolean answers() {
        try {
            return "PONG".equals(ask(RedisClient::ping));
        } catch (RedisUnavailable e) {
            return false;
        }
    }

    <T> T ask(Function<RedisClient, T> command) {
        try {
            return command.apply(client);
        } catch (JedisException e) {
            throw new RedisUnavailable(e);
        }
    }

    /** A connection beside the pool, for one who waits for what comes; to be closed by its owner. */
    Jedis connectToListen() {
        // Of itself this client would say at each connection that it cannot ask for the newer protocol.
        return new Jedis(
                new HostAndPort(address.host(), address.port()),
                config(address).autoNegotiateProtocol(false).build());
    }

    @Override
    public void close() {
        client.close();
    }
}
