package dev.voicebox.access.notice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.voicebox.persistence.redis.NoticeChannel;
import dev.voicebox.persistence.redis.RedisUnavailable;

/**
 * Notices over Redis. One thread listens, and begins again when the connection is lost; another calls {@link #tick} a few
 * times a second, which asks for a sign of life and sends what Redis did not take.
 */
public final class RedisNotices implements Notices, Runnable, AutoCloseable {
    /** How often {@link #tick} is to be called. */
    public static final Duration BEAT = Duration.ofMillis(250);

    private static final Logger LOG = System.getLogger(RedisNotices.class.getName());
    /** Two beats unanswered, and a little: with it a change is seen within a second, whatever is lost. */
    private static final long HEARD_NANOS = Duration.ofMillis(700).toNanos();

    private static final long PAUSE_MS = 200;
    private static final int MOST_UNSENT = 1_000;

    private final NoticeChannel channel;
    private final LongSupplier nanos;
    private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<String> unsent = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile boolean subscribed;
    private volatile long signAt;

    /** @param nanos a clock that only goes forward */
    public RedisNotices(NoticeChannel channel, LongSupplier nanos) {
        this.channel = Objects.requireNonNull(channel, "channel");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
    }

    @Override
    public void publish(Notice notice) {
        if (notice.kind() == Notice.Kind.MISSED) {
            throw new IllegalArgumentException("only a server itself knows what it has missed");
        }
        tell(notice);
        send(notice.toJson());
    }

    @Override
    public AutoCloseable listen(Consumer<Notice> listener) {
        Consumer<Notice> mine = listener::accept;
        listeners.add(mine);
        return () -> listeners.remove(mine);
    }

    @Override
    public boolean isHeard() {
        return subscribed && nanos.getAsLong() - signAt < HEARD_NANOS;
    }

    /** Listens until {@link #close}. */
    @Override
    public void run() {
        while (closed.getCount() > 0) {
            try {
                channel.listen(new Hearing());
            } catch (RedisUnavailable e) {
                LOG.log(Level.DEBUG, "Notices of other servers cannot be heard", e);
            } finally {
                subscribed = false;
            }
            pause();
        }
    }

    /** To be called every {@link #BEAT}. */
    public void tick() {
        channel.ping();
        sendAgain();
    }

    @Override
    public void close() {
        closed.countDown();
        channel.hangUp();
    }

    private void send(String text) {
        try {
            channel.publish(text);
        } catch (RedisUnavailable e) {
            keep(text);
        }
    }

    private void keep(String text) {
        synchronized (unsent) {
            if (unsent.size() == MOST_UNSENT) {
                unsent.removeFirst();
            }
            unsent.add(text);
        }
    }

    private void sendAgain() {
        for (String next = oldestUnsent(); next != null; next = oldestUnsent()) {
            try {
                channel.publish(next);
            } catch (RedisUnavailable e) {
                return;
            }
            synchronized (unsent) {
                unsent.remove(next);
            }
        }
    }

    private String oldestUnsent() {
        synchronized (unsent) {
            return unsent.peekFirst();
        }
    }

    private void tell(Notice notice) {
        for (Consumer<Notice> listener : listeners) {
            try {
                listener.accept(notice);
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "A notice of kind " + notice.kind() + " could not be taken", bug);
            }
        }
    }

    private void pause() {
        try {
            closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private final class Hearing implements NoticeChannel.Ear {
        @Override
        public void onReady() {
            // First what is remembered goes, then this server may trust what it remembers.
            tell(Notice.ofAll(Notice.Kind.MISSED));
            onSign();
            subscribed = true;
            if (closed.getCount() == 0) {
                channel.hangUp();
            }
        }

        @Override
        public void onSign() {
            signAt = nanos.getAsLong();
        }

        @Override
        public void onNotice(String text) {
            Notice.fromJson(text).ifPresent(RedisNotices.this::tell);
        }
    }
}
