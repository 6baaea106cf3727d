package bench.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import dev.voicebox.dev.service.Database;

/** One connection a thread, as a pool gives it. */
final class KeptConnections {
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final ThreadLocal<Connection> kept = ThreadLocal.withInitial(this::open);

    KeptConnections(Database database) {
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setReWriteBatchedInserts(true);
    }

    Connection ofThisThread() {
        return kept.get();
    }

    DataSource asDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> lent(kept.get()));
    }

    private static Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Connection open() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
