package dev.voicebox.nemesis.caller;

/**
 * A session that was had again.
 *
 * @param lost how the connection before ended; empty when its server only said nothing
 * @param lostNanos of {@link System#nanoTime}, when its client gave it up
 * @param backNanos when {@code session.created} came
 * @param wholeNanos when everything that was missed had come
 */
public record Comeback(String lost, long lostNanos, long backNanos, long wholeNanos, String gateway) {
    public double catchUpMs() {
        return (wholeNanos - backNanos) / 1e6;
    }

    public double sinceMs(long nanos) {
        return (backNanos - nanos) / 1e6;
    }
}
