package dev.voicebox.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;

import dev.voicebox.persistence.journal.row.JournalBatch;

/** Writes some kinds of rows in the transaction of a batch: what it writes is there if and only if the others are. */
public interface RowWriter {

    /**
     * Must not commit, and must bear being repeated. Its role is that of the application, of no tenant yet: each row brings its
     * own, by {@link dev.voicebox.persistence.tenancy.TenantRole#TENANT_OF_ROW}.
     */
    void write(Connection connection, JournalBatch batch) throws SQLException;
}
