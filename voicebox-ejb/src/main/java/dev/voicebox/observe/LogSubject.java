package dev.voicebox.observe;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;

import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.TenantId;

/**
 * What stands on every line that is logged about a session: {@code session_id}, {@code tenant_id} and {@code trace_id} in the
 * server's JSON log. The server offers this to applications through a class of its own; without that class, as in a unit test,
 * nothing happens.
 */
public record LogSubject(SessionId session, TenantId tenant, TraceId trace) {
    /** The server writes them as {@code ext_session_id} and so on; its settings give them the short names. */
    private static final String SESSION = "session_id";

    private static final String TENANT = "tenant_id";
    private static final String TRACE = "trace_id";

    private static final String CLASS = "com.ibm.websphere.logging.hpel.LogRecordContext";
    private static final MethodHandle ADD =
            find("addExtension", MethodType.methodType(void.class, String.class, String.class));
    private static final MethodHandle REMOVE =
            find("removeExtension", MethodType.methodType(boolean.class, String.class));

    public LogSubject {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(trace, "trace");
    }

    /** Runs the work with all three on this thread's log lines; not to be nested. */
    public void during(Runnable work) {
        if (ADD == null || REMOVE == null) {
            work.run();
            return;
        }
        add(SESSION, session.value());
        add(TENANT, tenant.value());
        add(TRACE, trace.value());
        try {
            work.run();
        } finally {
            remove(SESSION);
            remove(TENANT);
            remove(TRACE);
        }
    }

    private static void add(String name, String value) {
        try {
            ADD.invokeExact(name, value);
        } catch (Throwable e) {
            throw new IllegalStateException("the server's log takes no " + name, e);
        }
    }

    private static void remove(String name) {
        try {
            boolean removed = (boolean) REMOVE.invokeExact(name);
            assert removed;
        } catch (Throwable e) {
            throw new IllegalStateException("the server's log keeps a " + name, e);
        }
    }

    private static MethodHandle find(String method, MethodType type) {
        try {
            return MethodHandles.publicLookup().findStatic(Class.forName(CLASS), method, type);
        } catch (ReflectiveOperationException | LinkageError absent) {
            return null;
        }
    }
}
