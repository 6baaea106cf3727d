package dev.voicebox.resume.redis;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.event.SessionId;
import dev.voicebox.persistence.redis.RedisKeys;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.session.LivingSessions;
import dev.voicebox.persistence.redis.session.SessionAddress;
import dev.voicebox.persistence.redis.session.SessionStateStore;
import dev.voicebox.persistence.redis.session.SessionStateStore.Swept;
import dev.voicebox.resume.ResumeMeter;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Looks for sessions that no gateway has any more and no client has come back to, and ends them. Any number of servers may sweep.
 * To be run every {@link #PAUSE}.
 */
public final class Sweeper implements Runnable {
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Sweeper.class.getName());
    private static final int AT_ONCE = 100;
    /** Who has taken a session to end it and did not may have died: so long nobody else tries. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final SessionStateStore store;
    private final LivingSessions living;
    private final Duration window;
    private final Ends ends;
    private final ResumeMeter meter;

    /** Who has to be told. */
    @FunctionalInterface
    public interface Ends {
        /** The session is over; whether that is written down. If not, it is asked again a minute later. */
        boolean end(SessionKey key);
    }

    public Sweeper(SessionStateStore store, LivingSessions living, Duration window, Ends ends, ResumeMeter meter) {
        this.store = Objects.requireNonNull(store, "store");
        this.living = Objects.requireNonNull(living, "living");
        this.window = Objects.requireNonNull(window, "window");
        this.ends = Objects.requireNonNull(ends, "ends");
        this.meter = Objects.requireNonNull(meter, "meter");
    }

    @Override
    public void run() {
        try {
            for (int shard = 0; shard < RedisKeys.LIVE_SHARDS; shard++) {
                sweep(shard);
            }
        } catch (RedisUnavailable e) {
            LOG.log(Level.FINE, "resume: sessions that are over wait for Redis", e);
        }
    }

    private void sweep(int shard) {
        Duration silent = window.plus(RedisKeys.SESSION_ALIVE);
        List<SessionAddress> due = living.due(shard, silent, AGAIN, AT_ONCE);
        while (!due.isEmpty()) {
            due.forEach(this::look);
            due = due.size() < AT_ONCE ? List.of() : living.due(shard, silent, AGAIN, AT_ONCE);
        }
    }

    private void look(SessionAddress session) {
        Swept swept = store.sweep(session, window);
        if (swept.found() == Swept.Found.YOUNG) {
            living.touch(session, swept.age());
        } else if (ends.end(key(session))) {
            living.forget(session);
            meter.swept(1);
        }
    }

    private static SessionKey key(SessionAddress session) {
        return new SessionKey(
                new TenantId(session.tenantId()),
                new ProjectId(session.projectId()),
                new SessionId(session.sessionId()));
    }
}
