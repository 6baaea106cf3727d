package dev.voicebox.persistence.redis;

import java.util.Objects;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The one channel on which servers tell each other what has changed. Nothing is kept: who does not listen misses it. A
 * connection on which nothing has come for a second counts as lost, so somebody has to {@link #ping} more often than that.
 */
public final class NoticeChannel {
    private final RedisConnection redis;

    private volatile Subscription current;

    public NoticeChannel(RedisConnection redis) {
        this.redis = Objects.requireNonNull(redis, "redis");
    }

    /** Hears what comes; called by the thread that listens. */
    public interface Ear {
        /** From now on nothing is missed. */
        void onReady();

        /** Something came, be it only the answer to a ping: until now nothing was missed. */
        void onSign();

        void onNotice(String text);
    }

    /** @throws RedisUnavailable if Redis did not take it */
    public void publish(String text) {
        redis.ask(client -> client.publish(RedisKeys.notices(), text));
    }

    /**
     * Listens on a connection of its own, on the thread that calls, until {@link #hangUp}.
     *
     * @throws RedisUnavailable when the connection is lost, or there was none
     */
    public void listen(Ear ear) {
        Subscription subscription = new Subscription(ear);
        try (Jedis connection = redis.connectToListen()) {
            current = subscription;
            connection.subscribe(subscription, RedisKeys.notices());
        } catch (JedisException e) {
            throw new RedisUnavailable(e);
        } finally {
            current = null;
        }
    }

    /** Asks for a sign; from any thread. Without a subscription nothing happens. */
    public void ping() {
        Subscription listening = current;
        try {
            if (listening != null && listening.isSubscribed()) {
                listening.ask();
            }
        } catch (JedisException e) {
            // the listening thread finds out by itself
        }
    }

    public void hangUp() {
        Subscription listening = current;
        try {
            if (listening != null && listening.isSubscribed()) {
                listening.end();
            }
        } catch (JedisException e) {
            // it is gone, which is what was wanted
        }
    }

    private static final class Subscription extends JedisPubSub {
        private final Ear ear;
        private boolean ready;

        Subscription(Ear ear) {
            this.ear = Objects.requireNonNull(ear, "ear");
        }

        /**
         * Subscribes once more, which changes nothing and is answered. The client's own ping is remembered for ever with the older
         * protocol, and with the newer one an answer that comes at once is taken for a stranger's, and ends the connection.
         */
        synchronized void ask() {
            subscribe(RedisKeys.notices());
        }

        synchronized void end() {
            unsubscribe();
        }

        @Override
        public void onSubscribe(String channel, int channels) {
            if (ready) {
                ear.onSign();
            } else {
                ready = true;
                ear.onReady();
            }
        }

        @Override
        public void onMessage(String channel, String text) {
            ear.onSign();
            ear.onNotice(text);
        }
    }
}
