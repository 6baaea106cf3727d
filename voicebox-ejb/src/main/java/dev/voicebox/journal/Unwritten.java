package dev.voicebox.journal;

/** Records of which it is not known yet whether they are durable, and who waits until there is none. For any thread. */
final class Unwritten {
    private static final Runnable NOBODY = () -> {};

    private int records;
    private Runnable waiting = NOBODY;

    synchronized void one() {
        records++;
    }

    void oneLess() {
        Runnable then = NOBODY;
        synchronized (this) {
            records--;
            if (records == 0) {
                then = waiting;
                waiting = NOBODY;
            }
        }
        then.run();
    }

    /** Runs it at the next moment without any, or now; for one who waits at a time. */
    void whenNone(Runnable then) {
        synchronized (this) {
            if (records > 0) {
                waiting = then;
                return;
            }
        }
        then.run();
    }
}
