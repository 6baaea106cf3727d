package dev.voicebox.observe;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import dev.voicebox.event.SessionId;

/**
 * Puts the session's id on every line that is logged about it: {@code session_id} in the server's JSON log. The server
 * offers this to applications through a class of its own; without that class, as in a unit test, nothing happens.
 */
public final class LogSubject {
    /** The server writes it as {@code ext_session_id}; its settings give it the short name. */
    private static final String NAME = "session_id";

    private static final String CLASS = "com.ibm.websphere.logging.hpel.LogRecordContext";
    private static final MethodHandle ADD =
            find("addExtension", MethodType.methodType(void.class, String.class, String.class));
    private static final MethodHandle REMOVE =
            find("removeExtension", MethodType.methodType(boolean.class, String.class));

    private LogSubject() {}

    /** Runs the work with the session's id on this thread's log lines; not to be nested. */
    public static void of(SessionId session, Runnable work) {
        if (ADD == null || REMOVE == null) {
            work.run();
            return;
        }
        add(session.value());
        try {
            work.run();
        } finally {
            remove();
        }
    }

    private static void add(String id) {
        try {
            ADD.invokeExact(NAME, id);
        } catch (Throwable e) {
            throw new IllegalStateException("the server's log takes no session id", e);
        }
    }

    private static void remove() {
        try {
            boolean removed = (boolean) REMOVE.invokeExact(NAME);
            assert removed;
        } catch (Throwable e) {
            throw new IllegalStateException("the server's log keeps a session id", e);
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
