package dev.voicebox.tool.row;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Notes on their way to the database: one at a time, in order, on a borrowed thread. What cannot be written is lost and
 * counted; the log says once that it begins and once that it is over. Whoever adds never waits.
 */
final class NoteQueue {
    /** A few MB; with a database that answers it is never reached. */
    static final int MOST = 10_000;

    private static final Logger LOG = Logger.getLogger(NoteQueue.class.getName());

    private final Executor threads;
    private final Consumer<ToolRecordLost> lost;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private long missing;

    /** @param threads must not run anything on the calling thread */
    NoteQueue(Executor threads, Consumer<ToolRecordLost> lost) {
        this.threads = threads;
        this.lost = lost;
    }

    void add(Runnable note) {
        if (!take(note)) {
            missed("overflow", null);
        } else if (begins()) {
            start();
        }
    }

    private synchronized boolean take(Runnable note) {
        return waiting.size() < MOST && waiting.add(note);
    }

    private synchronized boolean begins() {
        boolean idle = !running;
        running = true;
        return idle;
    }

    private void start() {
        boolean started = false;
        try {
            threads.execute(this::run);
            started = true;
        } catch (RejectedExecutionException refused) {
            LOG.log(Level.FINE, "No thread for notes of tool calls; they wait for the next one.", refused);
        } finally {
            if (!started) {
                rest();
            }
        }
    }

    private void run() {
        boolean drained = false;
        try {
            for (Runnable note = next(); note != null; note = next()) {
                write(note);
            }
            drained = true;
        } finally {
            if (!drained) {
                rest();
            }
        }
    }

    private void write(Runnable note) {
        try {
            note.run();
        } catch (RuntimeException away) {
            missed("database", away);
            return;
        }
        written();
    }

    /** The next note finds a thread again. */
    private synchronized void rest() {
        running = false;
    }

    private synchronized Runnable next() {
        Runnable note = waiting.poll();
        running = note != null;
        return note;
    }

    private void missed(String fault, RuntimeException cause) {
        boolean first;
        synchronized (this) {
            first = missing++ == 0;
        }
        if (first) {
            LOG.log(
                    Level.WARNING,
                    "Tool calls are not recorded: the database does not take them. Conversations go on.",
                    cause);
        }
        lost.accept(new ToolRecordLost(fault));
    }

    private void written() {
        long before;
        synchronized (this) {
            before = missing;
            missing = 0;
        }
        if (before > 0) {
            LOG.log(Level.INFO, "Tool calls are recorded again; {0} notes of them were lost.", before);
        }
    }
}
