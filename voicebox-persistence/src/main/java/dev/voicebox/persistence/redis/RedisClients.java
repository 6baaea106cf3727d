package dev.voicebox.persistence.redis;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.HostAndPortMapper;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;

/** Makes the client for an address. Those of sentinels and clusters connect at once, and throw when nobody answers. */
final class RedisClients {
    /** A subscription on which nothing has come for so long is taken for lost. */
    private static final int SILENCE_MS = 1_000;

    private static final int MOST_ATTEMPTS = 3;

    private RedisClients() {}

    /**
     * @param patience after which a connection or an answer is given up
     * @param left asked before each connection
     */
    static UnifiedJedis of(RedisAddress address, Duration patience, int connections, HostAndPortMapper left) {
        DefaultJedisClientConfig config =
                config(address, patience).hostAndPortMapper(left).build();
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(patience);
        pool.setJmxEnabled(false);
        Set<HostAndPort> hosts = new HashSet<>(address.hosts());
        return switch (address.form()) {
            case SERVER ->
                RedisClient.builder()
                        .hostAndPort(address.hosts().get(0))
                        .clientConfig(config)
                        .poolConfig(pool)
                        .build();
            case SENTINEL ->
                RedisSentinelClient.builder()
                        .masterName(address.master())
                        .sentinels(hosts)
                        .sentinelClientConfig(sentinels(address, patience))
                        .clientConfig(config)
                        .poolConfig(pool)
                        .build();
            case CLUSTER ->
                RedisClusterClient.builder()
                        .nodes(hosts)
                        .clientConfig(config)
                        .maxAttempts(MOST_ATTEMPTS)
                        .maxTotalRetriesDuration(patience)
                        .poolConfig(pool)
                        .build();
        };
    }

    static DefaultJedisClientConfig.Builder config(RedisAddress address, Duration patience) {
        return timed(address, patience)
                .user(address.user())
                .password(address.password())
                .database(address.database());
    }

    /** A server that publishes what comes to those who listen. */
    static HostAndPort listenedTo(RedisAddress address, UnifiedJedis client) {
        if (client instanceof RedisSentinelClient sentinels) {
            return sentinels.getCurrentMaster();
        }
        if (client instanceof RedisClusterClient cluster) {
            // Every node of a cluster passes on what is published at any of them.
            return cluster.getClusterNodes().keySet().stream()
                    .findAny()
                    .map(HostAndPort::from)
                    .orElse(address.hosts().get(0));
        }
        return address.hosts().get(0);
    }

    private static DefaultJedisClientConfig sentinels(RedisAddress address, Duration patience) {
        // As with a subscription, sentinels are asked by a client that would complain of the protocol each time.
        return timed(address, patience).autoNegotiateProtocol(false).build();
    }

    private static DefaultJedisClientConfig.Builder timed(RedisAddress address, Duration patience) {
        int ms = Math.toIntExact(patience.toMillis());
        return DefaultJedisClientConfig.builder()
                .sslOptions(address.tls() ? SslOptions.defaults() : null)
                .connectionTimeoutMillis(ms)
                .socketTimeoutMillis(ms)
                .blockingSocketTimeoutMillis(SILENCE_MS)
                .clientName("voicebox");
    }
}
