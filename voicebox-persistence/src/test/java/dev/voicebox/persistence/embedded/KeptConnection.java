package dev.voicebox.persistence.embedded;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** A pool of one connection, which is never closed by who borrows it. */
public final class KeptConnection implements AutoCloseable {

    private final Connection connection;

    public KeptConnection(DataSource source) throws SQLException {
        connection = source.getConnection();
    }

    public Connection connection() {
        return connection;
    }

    public DataSource asDataSource() {
        Connection lent = proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return proxy(DataSource.class, (method, arguments) -> lent);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface Answer {
        Object to(java.lang.reflect.Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments)));
    }
}
