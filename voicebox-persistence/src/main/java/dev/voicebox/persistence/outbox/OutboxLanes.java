package dev.voicebox.persistence.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

/** Who relays which lane: at most one holder each, so that the events of a session leave in their order. */
public final class OutboxLanes {

    /** The lane that was left alone for longest comes first. */
    private static final String CLAIM = "UPDATE outbox_lanes SET holder = ?, epoch = epoch + 1,"
            + " leased_until = clock_timestamp() + ? * interval '1 millisecond'"
            + " WHERE lane IN (SELECT f.lane FROM outbox_lanes f WHERE f.leased_until <= clock_timestamp()"
            + " AND EXISTS (SELECT 1 FROM outbox o WHERE o.lane = f.lane AND o.published_at IS NULL"
            + " AND o.parked_at IS NULL AND (o.next_attempt_at IS NULL OR o.next_attempt_at <= clock_timestamp()))"
            + " ORDER BY f.leased_until, f.lane LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING lane, epoch";

    private static final String RENEW = "UPDATE outbox_lanes SET"
            + " leased_until = clock_timestamp() + ? * interval '1 millisecond'"
            + " WHERE lane = ? AND epoch = ? AND leased_until > clock_timestamp()";

    private static final String RELEASE = "UPDATE outbox_lanes SET leased_until = clock_timestamp(), holder = NULL"
            + " WHERE lane = ? AND epoch = ? AND leased_until > clock_timestamp()";

    private final Transactions transactions;

    public OutboxLanes(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /**
     * Takes lanes that nobody holds and in which an event waits.
     *
     * @param lease for how long; ends by itself when its holder dies
     * @param most how many lanes at most, 1 or more
     */
    public List<LaneLease> claim(String holder, Duration lease, int most) {
        Objects.requireNonNull(holder, "holder");
        return transactions.run(connection -> {
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                claim.setString(1, holder);
                claim.setLong(2, lease.toMillis());
                claim.setInt(3, most);
                return leases(claim, holder);
            }
        });
    }

    /** False if the lease has ended: then the lane may be another's. */
    public boolean renew(LaneLease lease, Duration length) {
        return transactions.run(connection -> {
            try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
                renew.setLong(1, length.toMillis());
                renew.setInt(2, lease.lane());
                renew.setLong(3, lease.epoch());
                return renew.executeUpdate() == 1;
            }
        });
    }

    /** Lets others take the lane at once; nothing if the lease has ended. */
    public void release(LaneLease lease) {
        transactions.run(connection -> {
            try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
                release.setInt(1, lease.lane());
                release.setLong(2, lease.epoch());
                return release.executeUpdate();
            }
        });
    }

    /** Whether the lease holds until this transaction ends: nobody can claim the lane meanwhile. */
    static boolean holds(Connection connection, LaneLease lease) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT 1 FROM outbox_lanes"
                + " WHERE lane = ? AND epoch = ? AND leased_until > clock_timestamp() FOR UPDATE")) {
            ask.setInt(1, lease.lane());
            ask.setLong(2, lease.epoch());
            try (ResultSet rows = ask.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<LaneLease> leases(PreparedStatement claim, String holder) throws SQLException {
        List<LaneLease> leases = new ArrayList<>();
        try (ResultSet rows = claim.executeQuery()) {
            while (rows.next()) {
                leases.add(new LaneLease(rows.getInt(1), rows.getLong(2), holder));
            }
        }
        return leases;
    }
}
