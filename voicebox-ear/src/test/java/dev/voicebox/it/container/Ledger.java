package dev.voicebox.it.container;

import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;

/** Writes rows in the transaction of the container, to see which of them stay. */
@Stateless
public class Ledger {
    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

    public void enter(String entry) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into it_ledger (entry) values (?)")) {
            insert.setString(1, entry);
            insert.executeUpdate();
        }
    }

    public void enterAndFail(String entry) throws SQLException {
        enter(entry);
        throw new IllegalStateException("after the entry");
    }

    public boolean has(String entry) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select 1 from it_ledger where entry = ?")) {
            query.setString(1, entry);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
