package dev.voicebox.nemesis.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One direction of a connection: one thread takes pieces in, another hands them on when they are due. */
final class Pipe {
    private static final int PIECE = 16 * 1024;
    /** Not more is kept here; beyond, the sender feels that nobody reads. */
    private static final int PIECES = 64;

    private static final long LOOK_MS = 2;

    private final Direction direction;
    private final Supplier<Fault> faults;
    private final Socket from;
    private final Socket to;
    private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(PIECES);
    private volatile boolean ended;
    private long lastDue = System.nanoTime();
    private Fault counted = Fault.NONE;
    private long passed;

    /**
     * @param due {@link System#nanoTime}
     * @param broken the sender ended in a way other than by saying that it has said all
     */
    private record Piece(byte[] bytes, long due, boolean broken) {
        boolean isEnd() {
            return bytes.length == 0;
        }
    }

    Pipe(Direction direction, Supplier<Fault> faults, Socket from, Socket to) {
        this.direction = direction;
        this.faults = faults;
        this.from = from;
        this.to = to;
    }

    void read() {
        byte[] buffer = new byte[PIECE];
        try {
            while (true) {
                awaitFlow();
                int count = from.getInputStream().read(buffer);
                put(count < 0 ? new byte[0] : java.util.Arrays.copyOf(buffer, count), false);
                if (count < 0) {
                    return;
                }
            }
        } catch (IOException e) {
            put(new byte[0], true);
        }
    }

    /** Until the sender has ended. @return whether the connection may go on the other way */
    boolean write() {
        try {
            while (true) {
                Piece piece = waiting.take();
                awaitUntil(piece.due());
                awaitFlow();
                if (piece.broken() || !piece.isEnd() && !handOn(piece.bytes())) {
                    return false;
                }
                if (piece.isEnd()) {
                    to.shutdownOutput();
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            ended = true;
        }
    }

    private void put(byte[] bytes, boolean broken) {
        Fault fault = faults.get();
        long jitter = fault.jitter().isZero()
                ? 0
                : ThreadLocalRandom.current().nextLong(fault.jitter().toNanos());
        // TCP never changes the order, so a piece with luck waits for the one before it.
        lastDue = Math.max(lastDue, System.nanoTime() + fault.latency().toNanos() + jitter);
        try {
            Piece piece = new Piece(bytes, lastDue, broken);
            while (!ended && !waiting.offer(piece, LOOK_MS, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when the fault cuts the connection here */
    private boolean handOn(byte[] bytes) throws IOException {
        OutputStream out = to.getOutputStream();
        int at = 0;
        while (at < bytes.length) {
            Fault fault = faults.get();
            countSince(fault);
            int count = (int) Math.min(bytes.length - at, room(fault));
            out.write(bytes, at, count);
            at += count;
            passed += count;
            if (passed == fault.cutAfter()) {
                return false;
            }
            if (fault.bytesPerSecond() > 0) {
                awaitUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(count) / fault.bytesPerSecond());
            }
            awaitFlow();
        }
        return true;
    }

    /** Bytes are counted from when the fault was set. */
    private void countSince(Fault fault) {
        if (fault != counted) {
            counted = fault;
            passed = 0;
        }
    }

    private long room(Fault fault) {
        long slice = fault.slice() == 0 ? PIECE : fault.slice();
        // A tenth of a second at once, so that a slow line is slow and not a row of pauses.
        long pace = fault.bytesPerSecond() == 0 ? PIECE : Math.max(1, fault.bytesPerSecond() / 10);
        long left = fault.cutAfter() == 0 ? PIECE : fault.cutAfter() - passed;
        return Math.min(left, Math.min(slice, pace));
    }

    private void awaitFlow() throws IOException {
        while (faults.get().stall().holds(direction)) {
            if (from.isClosed() || to.isClosed()) {
                throw new IOException("closed while it stood still");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
        }
    }

    private static void awaitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
