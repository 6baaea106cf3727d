package dev.voicebox.dev.service;

import java.util.Objects;

/**
 * Where a database is and who may enter.
 *
 * @param url JDBC
 */
public record Database(String url, String user, String password) {
    public Database {
        Objects.requireNonNull(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    @Override
    public String toString() {
        return url;
    }
}
