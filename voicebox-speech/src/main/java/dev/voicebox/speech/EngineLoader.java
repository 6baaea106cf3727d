package dev.voicebox.speech;

/**
 * Calls into an engine under the class loader that the engine's jars came from. In a server those jars belong to a library
 * that outlives the application; threads and registries that an engine makes must not remember the application's loader,
 * or every redeployment would keep the one before in memory. Used for each start of an engine and for each call.
 */
public final class EngineLoader {

    /** What to do inside; may fail in one way of its own. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    private EngineLoader() {}

    /** @param engine any class of the engine's own jars */
    public static <T, E extends Exception> T call(Class<?> engine, Work<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(engine.getClassLoader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
