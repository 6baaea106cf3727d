package dev.voicebox.journal.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Records on their way to the writer, bounded by bytes. */
final class AppendQueue {
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final long maxBytes;
    private long bytes;
    private boolean closed;

    AppendQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether it was taken; not when the queue is full or closed. Something larger than the bound is taken alone. */
    synchronized boolean offer(Pending record) {
        int size = record.form().length;
        if (closed || bytes > 0 && bytes + size > maxBytes) {
            return false;
        }
        waiting.add(record);
        bytes += size;
        notifyAll();
        return true;
    }

    /**
     * All that waits, up to these bounds but at least one; waits while there is nothing.
     *
     * @return nothing when the queue is closed and empty
     */
    synchronized List<Pending> take(int mostRecords, long mostBytes) throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<Pending> batch = new ArrayList<>();
        long taken = 0;
        while (!waiting.isEmpty() && batch.size() < mostRecords && (batch.isEmpty() || taken < mostBytes)) {
            Pending next = waiting.remove();
            taken += next.form().length;
            batch.add(next);
        }
        bytes -= taken;
        return batch;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
