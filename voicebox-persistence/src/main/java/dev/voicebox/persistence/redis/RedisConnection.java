package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.function.Function;

import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
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

    private final RedisClient client;

    private RedisConnection(RedisClient client) {
        this.client = client;
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
        return new RedisConnection(RedisClient.builder()
                .hostAndPort(new HostAndPort(address.host(), address.port()))
                .clientConfig(clientConfig(address))
                .poolConfig(pool)
                .build());
    }

    private static DefaultJedisClientConfig clientConfig(RedisAddress address) {
        return DefaultJedisClientConfig.builder()
                .user(address.user())
                .password(address.password())
                .database(address.database())
                .sslOptions(address.tls() ? SslOptions.defaults() : null)
                .connectionTimeoutMillis(TIMEOUT_MS)
                .socketTimeoutMillis(TIMEOUT_MS)
                .clientName("voicebox")
                .build();
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

    @Override
    public void close() {
        client.close();
    }
}
