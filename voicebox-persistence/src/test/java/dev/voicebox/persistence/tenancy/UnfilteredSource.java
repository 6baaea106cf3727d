package dev.voicebox.persistence.tenancy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** Takes the tenant out of every condition, as code that forgot it: {@code tenant_id = ?}, and a
 * key that the tenant is part of, hold for every row. */
final class UnfilteredSource {

    private static final Pattern CONDITION =
            Pattern.compile("(?i)(\\([\\w.,\\s]*\\btenant_id\\b[\\w.,\\s]*\\)\\s*(=|in)\\s*\\(+[?,\\s]+\\)+"
                    + "|(?:\\w+\\.)?\\btenant_id\\s*=\\s*\\?"
                    + "|(?<=from tenants te1_0 where )te1_0\\.id\\s*=\\s*\\?)");

    private final DataSource source;
    final AtomicInteger removed = new AtomicInteger();

    UnfilteredSource(DataSource source) {
        this.source = source;
    }

    DataSource get() {
        return proxy(DataSource.class, source);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = unfiltered((String) arguments[0]);
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private String unfiltered(String sql) {
        return CONDITION.matcher(sql).replaceAll(condition -> {
            removed.incrementAndGet();
            return "(" + condition.group() + " or true)";
        });
    }
}
