package dev.voicebox.resume.log;

/** Does in a test what the thread of the log does. */
public final class SteppedLog {
    private SteppedLog() {}

    public static void step(RedisEventLog log) {
        try {
            log.step(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
