package dev.voicebox.resume.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the thread of the log, with a bound on the texts in it. */
final class LogQueue {
    private final Deque<LogEntry> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final long mostCharacters;
    private long characters;
    private boolean closed;

    LogQueue(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Takes everything; a text for which there is no room is left out. False once it is closed. */
    boolean offer(LogEntry entry) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            boolean tooMuch = characters > 0 && characters + entry.size() > mostCharacters;
            LogEntry taken = tooMuch && entry instanceof LogEntry.Append append ? append.emptied(true) : entry;
            waiting.add(taken);
            characters += taken.size();
            something.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** All that waits, up to these bounds but at least one; after the patience perhaps nothing. */
    List<LogEntry> take(int mostEntries, long mostSize, long patienceMs) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(patienceMs);
            while (waiting.isEmpty() && !closed && left > 0) {
                left = something.awaitNanos(left);
            }
            List<LogEntry> taken = new ArrayList<>();
            long size = 0;
            while (!waiting.isEmpty() && taken.size() < mostEntries && (taken.isEmpty() || size < mostSize)) {
                LogEntry next = waiting.remove();
                size += next.size();
                taken.add(next);
            }
            characters -= size;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
