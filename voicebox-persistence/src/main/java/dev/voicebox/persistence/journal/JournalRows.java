package dev.voicebox.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.tenancy.TenantRole;

/**
 * Makes batches durable. Any number of threads and servers may write; not to be called within a transaction of the
 * container.
 */
public final class JournalRows {

    /** Data that cannot be kept, rows against a constraint, and rows beyond a limit of PostgreSQL. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private final DataSource dataSource;
    private final List<RowWriter> writers;
    private final boolean fenced;

    /** @param others write their rows of a batch after our own, in this order */
    public JournalRows(DataSource dataSource, RowWriter... others) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.writers = Stream.concat(
                        Stream.of(
                                new SessionWriter(),
                                new ItemWriter(),
                                new ToolWriter(),
                                new UsageWriter(),
                                new EventWriter()),
                        Stream.of(others))
                .toList();
        this.fenced = false;
    }

    private JournalRows(DataSource dataSource, List<RowWriter> writers) {
        this.dataSource = dataSource;
        this.writers = writers;
        this.fenced = true;
    }

    /**
     * The same tables for who writes what nobody has acknowledged yet: records of a session that another gateway has begun again
     * are refused, as {@link RefusedRecord#isStale stale}.
     */
    public JournalRows fenced() {
        return new JournalRows(dataSource, writers);
    }

    /**
     * Writes a batch in one transaction. If it holds records that PostgreSQL will never take, it is halved until those stand
     * alone: all others are written.
     *
     * @param patience of the server, from when there is a connection. How long that may take, and how long the network may say
     *     nothing, is a matter of the data source: given to a connection alone, it costs a trip when the container takes it back
     * @return the records that were not written and never will be
     * @throws DatabaseAway if it took too long or failed for a reason that may pass. Perhaps all of it was written, perhaps
     *     nothing
     */
    public List<RefusedRecord> write(JournalBatch batch, Duration patience) throws DatabaseAway {
        List<RefusedRecord> refused = new ArrayList<>();
        if (batch.rows().isEmpty()) {
            return refused;
        }
        try (Connection connection = dataSource.getConnection()) {
            try {
                write(new Attempt(connection, System.nanoTime() + patience.toNanos()), batch, refused);
            } finally {
                giveBack(connection);
            }
        } catch (SQLException e) {
            throw DatabaseAway.of(e);
        }
        return refused;
    }

    private record Attempt(Connection connection, long deadline) {

        /** 1 or more. */
        int millisLeft() throws DatabaseAway {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left < 1) {
                throw DatabaseAway.late();
            }
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
    }

    private void write(Attempt attempt, JournalBatch batch, List<RefusedRecord> refused)
            throws SQLException, DatabaseAway {
        try {
            refused.addAll(inTransaction(attempt, batch));
        } catch (SQLException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            attempt.connection().rollback();
            List<JournalBatch> records = List.copyOf(batch.byRecord().values());
            if (records.size() == 1) {
                refused.add(new RefusedRecord(batch.rows().get(0).record(), e.getSQLState()));
                return;
            }
            int half = records.size() / 2;
            write(attempt, JournalBatch.joined(records.subList(0, half)), refused);
            write(attempt, JournalBatch.joined(records.subList(half, records.size())), refused);
        }
    }

    /** Those that are stale. */
    private List<RefusedRecord> inTransaction(Attempt attempt, JournalBatch batch) throws SQLException, DatabaseAway {
        Connection connection = attempt.connection();
        int millis = attempt.millisLeft();
        connection.setAutoCommit(false);
        List<RecordId> stale = List.of();
        if (fenced) {
            stale = EpochFence.stale(connection, batch, millis);
        } else {
            begin(connection, millis);
        }
        JournalBatch taken = batch.without(stale);
        for (RowWriter writer : writers) {
            writer.write(connection, taken);
        }
        connection.commit();
        return stale.stream().map(RefusedRecord::stale).toList();
    }

    /**
     * The server gives up too: rows that a lost connection holds locked would stop the next attempt. What is called durable is so,
     * whatever the database is set to. Each row says itself whose it is: TENANT_OF_ROW.
     */
    private static void begin(Connection connection, int millis) throws SQLException {
        try (Statement limits = connection.createStatement()) {
            limits.execute(
                    "SET LOCAL statement_timeout = " + millis + "; SET LOCAL idle_in_transaction_session_timeout = "
                            + millis + "; SET LOCAL synchronous_commit = on; SET LOCAL ROLE " + TenantRole.APP);
        }
    }

    private static boolean isRefusal(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && REFUSALS.contains(state.substring(0, 2));
    }

    /** As it was lent. A connection that cannot be used any more is thrown away by its pool. */
    private static void giveBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException gone) {
            // The outcome of the batch is known without it.
        }
    }
}
