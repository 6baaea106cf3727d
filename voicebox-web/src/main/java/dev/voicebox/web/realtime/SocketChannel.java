package dev.voicebox.web.realtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import dev.voicebox.event.ServerEvent;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.session.ClientChannel;
import dev.voicebox.session.SessionHandle;
import dev.voicebox.wire.ServerEventWriter;

/**
 * A session's way to its client, and the only writer of its socket: the container loses messages whose sends overlap, so
 * one frame is on its way at a time, pings and the close frame included. What a client does not read waits here, within
 * bounds; a client that reads nothing for a while is let go.
 */
final class SocketChannel implements ClientChannel {
    private static final Logger LOG = System.getLogger(SocketChannel.class.getName());
    private static final int INTERNAL_ERROR = 1011;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int GOING_AWAY = 1001;
    private static final Runnable NOTHING = () -> {};

    private final Socket socket;
    private final ServerEventWriter events;
    private final SocketLimits limits;
    private final Executor writers;
    private final LongSupplier nanos;
    private final Valve valve;
    private final SendQueue queue = new SendQueue();

    private int coming;
    private boolean writing;
    private boolean over;
    private boolean cutting;
    private Runnable onEnd = NOTHING;
    private long writingSince;
    private long pingedAt;
    private volatile long heardAt;

    /**
     * @param writers where a client that does not read may keep a thread waiting
     * @param nanos a clock that only goes forward
     */
    SocketChannel(Socket socket, ServerEventWriter events, SocketLimits limits, Executor writers, LongSupplier nanos) {
        this.socket = socket;
        this.events = events;
        this.limits = limits;
        this.writers = writers;
        this.nanos = nanos;
        this.valve = new Valve(limits);
        this.pingedAt = nanos.getAsLong();
        this.heardAt = pingedAt;
    }

    /** From now on this session is told when to hold back. */
    void attach(SessionHandle session) {
        valve.attach(session);
        valve.tell(this::waiting);
    }

    @Override
    public void send(String eventId, ServerEvent event) {
        offer(new Outgoing.Text(events.write(eventId, event)));
    }

    @Override
    public void send(StoredEvent event) {
        offer(new Outgoing.Text(event.json()));
    }

    @Override
    public void onItsWay(int characters) {
        synchronized (this) {
            coming += characters;
        }
        valve.tell(this::waiting);
    }

    @Override
    public void close(int code, String reason) {
        offer(new Outgoing.Close(code, CloseReasons.fit(reason)));
    }

    /** The client gave a sign of life. */
    void heard() {
        heardAt = nanos.getAsLong();
    }

    /** The container says that the connection is gone: nothing goes out any more. */
    void lost() {
        boolean broken = !isOver();
        end();
        if (broken) {
            socket.release();
        }
    }

    private void end() {
        Runnable farewell;
        synchronized (this) {
            over = true;
            queue.end();
            farewell = onEnd;
            onEnd = NOTHING;
        }
        farewell.run();
    }

    /** Runs the action once, when the connection is gone; at once if it is. */
    void onEnd(Runnable action) {
        synchronized (this) {
            if (!over) {
                onEnd = action;
                return;
            }
        }
        action.run();
    }

    /** Called about once a second. */
    void tick() {
        long now = nanos.getAsLong();
        if (isOver()) {
            if (!isGone()) {
                socket.giveUp();
            }
            return;
        }
        if (isStalled(now)) {
            abort(TRY_AGAIN_LATER, "The client does not read.");
        } else if (now - heardAt > limits.silence().toNanos()) {
            abort(GOING_AWAY, "No pong came for " + limits.silence().toSeconds() + " s.");
        } else if (isPingDue(now)) {
            offer(new Outgoing.Ping());
        }
    }

    /** Over, and nobody writes on it any more. */
    synchronized boolean isGone() {
        return over && !cutting && queue.onItsWay() == null;
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized boolean isStalled(long now) {
        Outgoing frame = queue.onItsWay();
        return frame != null && now - writingSince > limits.stallNanos(frame.size());
    }

    /** A ping behind frames that wait would tell nothing: their own progress does. */
    private synchronized boolean isPingDue(long now) {
        if (writing || queue.isEnded() || now - pingedAt < limits.ping().toNanos()) {
            return false;
        }
        pingedAt = now;
        return true;
    }

    private void offer(Outgoing frame) {
        boolean tooMuch;
        boolean first;
        synchronized (this) {
            // One frame alone may be larger: an item with all its sound is.
            tooMuch = queue.bytes() > limits.most();
            if (!queue.add(frame)) {
                return;
            }
            first = !writing;
            writing = true;
        }
        if (tooMuch) {
            LOG.log(
                    Level.INFO,
                    "a client reads too slowly: {0} characters wait for it, or are on their way",
                    waiting());
            abort(TRY_AGAIN_LATER, "The client reads too slowly.");
        } else {
            valve.tell(this::waiting);
        }
        if (first) {
            writers.execute(this::pump);
        }
    }

    /** Whoever set {@code writing} is here until no frame is left; a frame that is completed by another thread goes on in that. */
    private void pump() {
        Outgoing frame = next();
        while (frame != null && write(frame)) {
            frame = next();
        }
    }

    private synchronized Outgoing next() {
        Outgoing frame = queue.next();
        writing = frame != null;
        writingSince = nanos.getAsLong();
        return frame;
    }

    /** True when the frame was sent before this returned; else its completion pumps on. */
    private boolean write(Outgoing frame) {
        AtomicBoolean met = new AtomicBoolean();
        frame.send(socket, failure -> {
            written(failure);
            if (!met.compareAndSet(false, true)) {
                pump();
            }
        });
        return !met.compareAndSet(false, true);
    }

    private void written(Throwable failure) {
        synchronized (this) {
            queue.sent();
            if (failure != null) {
                queue.end();
            }
        }
        valve.tell(this::waiting);
        if (failure != null && !isOver()) {
            // A connection on which nothing gets out any more must not go on taking in.
            abort(INTERNAL_ERROR, "A message could not be sent.");
        }
    }

    /** Leaves the queue behind: it would never get through. Closing may wait for the client as long as writing may. */
    private void abort(int code, String reason) {
        synchronized (this) {
            cutting = true;
        }
        end();
        writers.execute(() -> {
            try {
                socket.cut(code, CloseReasons.fit(reason));
            } finally {
                cut();
            }
        });
    }

    private synchronized void cut() {
        cutting = false;
    }

    private synchronized int waiting() {
        return queue.bytes() + coming;
    }
}
