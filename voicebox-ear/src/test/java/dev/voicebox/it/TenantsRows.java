package dev.voicebox.it;

import org.postgresql.ds.PGSimpleDataSource;

import dev.voicebox.dev.service.Database;

/** The database of the server past the server, as one of its tenants: its user alone sees no rows. */
public final class TenantsRows {

    private TenantsRows() {}

    public static PGSimpleDataSource of(Database database, String tenant) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setOptions("-c role=voicebox_app -c voicebox.tenant=" + tenant);
        return source;
    }
}
