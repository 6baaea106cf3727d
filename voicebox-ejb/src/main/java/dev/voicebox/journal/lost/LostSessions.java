package dev.voicebox.journal.lost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.persistence.journal.DatabaseAway;
import dev.voicebox.persistence.journal.OpenSessions;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.RedisKeys;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.session.SessionAddress;
import dev.voicebox.persistence.redis.session.SessionStateStore;

/**
 * Looks for gateways that have sessions and do not say that they live, and closes those sessions in their place, unless another
 * gateway has them or may still get them. Any number of servers may look; what two of them write is the same. To be run every {@link JournalStreams#beat beat}.
 */
public final class LostSessions implements Runnable {
    private static final Logger LOG = Logger.getLogger(LostSessions.class.getName());

    /**
     * In a row, before it is taken for gone. A Redis that was away or has lost its keys calls all gateways silent until they have
     * said again that they live, which they do between any two looks. Counted, not timed: clocks jump.
     */
    static final int SILENT_LOOKS = 3;

    private static final int AT_ONCE = 200;

    private final OpenSessions open;
    private final JournalStreams streams;
    private final SessionStateStore states;
    private final PresumedEnds ends;
    private final String gateway;
    private final Map<String, Integer> silent = new HashMap<>();

    /**
     * @param states those that are there may be resumed, or were by a gateway that has not written so yet: their sweeper ends them
     * @param gateway the name of this server, which lives
     */
    public LostSessions(
            OpenSessions open, JournalStreams streams, SessionStateStore states, PresumedEnds ends, String gateway) {
        this.open = open;
        this.streams = streams;
        this.states = states;
        this.ends = ends;
        this.gateway = gateway;
    }

    @Override
    public void run() {
        try {
            Set<String> others = open.gateways();
            others.remove(gateway);
            silent.keySet().retainAll(others);
            for (String other : others) {
                look(other);
            }
        } catch (RedisUnavailable e) {
            // Who is not heard while nobody can be heard may live.
            silent.clear();
            LOG.log(Level.FINE, "journal: sessions of other servers wait for Redis", e);
        } catch (DatabaseAway | TablesUnavailable e) {
            LOG.log(Level.FINE, "journal: sessions of other servers wait for PostgreSQL", e);
        }
    }

    private void look(String other) throws DatabaseAway, TablesUnavailable {
        if (streams.isAlive(other)) {
            silent.remove(other);
        } else if (silent.merge(other, 1, Integer::sum) >= SILENT_LOOKS && streams.mayClose(other, gateway)) {
            close(other);
        }
    }

    private void close(String lost) throws DatabaseAway, TablesUnavailable {
        int sessions = 0;
        List<OpenSessions.Open> some = open.of(lost, AT_ONCE);
        while (!some.isEmpty()) {
            List<OpenSessions.Open> over =
                    some.stream().filter(one -> !isResumable(one)).toList();
            ends.end(over);
            sessions += over.size();
            some = open.behind(some.get(some.size() - 1), lost, AT_ONCE);
        }
        if (sessions > 0) {
            LOG.log(Level.WARNING, "journal: closed {0} sessions of server {1}, which is gone", new Object[] {
                sessions, lost
            });
        }
    }

    private boolean isResumable(OpenSessions.Open one) {
        return RedisKeys.isSession(one.sessionId())
                && states.holds(new SessionAddress(one.tenantId(), one.projectId(), one.sessionId()));
    }
}
