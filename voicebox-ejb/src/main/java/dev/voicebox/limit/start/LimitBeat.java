package dev.voicebox.limit.start;

import dev.voicebox.limit.connection.ConnectionBook;
import dev.voicebox.limit.shared.AudioBook;
import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.limit.shared.SharedLimits;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.limit.ConnectionLeases;

/** What has to be done about limits once a second, whether anybody asks or not. For one thread at a time. */
public final class LimitBeat {
    private static final long RENEWED_EVERY = 10;

    private final ConnectionLeases leases;
    private final String gateway;
    private final RedisReach reach;
    private final SharedLimits limits;
    private final Books books;
    private long beats;

    /** What is counted beside requests and tokens. */
    public record Books(ConnectionBook connections, AudioBook audio) {}

    public LimitBeat(ConnectionLeases leases, String gateway, RedisReach reach, SharedLimits limits, Books books) {
        this.leases = leases;
        this.gateway = gateway;
        this.reach = reach;
        this.limits = limits;
        this.books = books;
    }

    public void run() {
        boolean due = beats++ % RENEWED_EVERY == 0 || !reach.isTogether();
        try {
            // How many share the limits has to be known when Redis goes, be it right after one more has come.
            int gateways = leases.gathered(gateway);
            if (due) {
                limits.rejoin();
            }
            reach.found(gateways);
            if (due) {
                books.connections().renew();
            }
            limits.beat();
            books.audio().beat();
        } catch (RedisUnavailable away) {
            reach.lost(away);
        }
    }
}
