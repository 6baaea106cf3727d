package bench.call;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import bench.report.Progress;

/** One session: sends events in order, one on its way at a time, and watches what comes back. */
public final class Caller implements WebSocket.Listener {
    private static final String TYPE = "{\"type\":\"";
    /** Sets a session up for turns found by the server. */
    public static final String UPDATE =
            "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":"
                    + "{\"type\":\"server_vad\",\"silence_duration_ms\":" + Talk.SILENCE_MS + "}}}}}";
    /** All of an event without sound that is measured is in so many characters. */
    private static final int HEAD = 1024;

    private static final long NS_PER_MS = 1_000_000;
    /** The server's resampler hears so much further than the frame it judges. */
    private static final int LOOK_AHEAD_MS = 1;

    private final CountDownLatch created = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LinkedBlockingQueue<Long> updated = new LinkedBlockingQueue<>();
    private final TurnWatch watch = new TurnWatch(this::dueOfMs);
    private volatile EventWatch ear = watch;
    private volatile int heard;
    private WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private final StringBuilder head = new StringBuilder();
    private boolean told;
    private long cameAt;
    private volatile long origin;
    private int frames;
    private int before;

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        long now = System.nanoTime();
        cameAt = head.length() == 0 && !told ? now : cameAt;
        // The client cuts messages anywhere, even within their first words; of a long one the beginning is enough.
        head.append(data, 0, told ? 0 : Math.min(data.length(), HEAD - head.length()));
        if (!told && (last || head.length() == HEAD)) {
            on(typeOf(head), head, cameAt);
            told = true;
        }
        if (last) {
            head.setLength(0);
            told = false;
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        if (code != WebSocket.NORMAL_CLOSURE) {
            Progress.tell("closed with " + code + " " + reason);
        }
        closed.countDown();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        Progress.tell("a socket failed: " + error);
        closed.countDown();
    }

    /** Waits until the session lives. */
    public void awaitCreated() throws InterruptedException {
        require(created.await(20, TimeUnit.SECONDS), "no session.created within 20 s");
    }

    /** Sets the session up; also the shortest way through the server and back. @return when the answer was there */
    public long update() throws InterruptedException {
        send(UPDATE);
        Long at = updated.poll(20, TimeUnit.SECONDS);
        require(at != null, "no session.updated within 20 s");
        return at;
    }

    /** Also from the thread that hears the events. */
    public synchronized void send(String event) {
        sent = sent.thenCompose(before -> socket.sendText(event, true));
    }

    /** From now on frames are due every 20 ms, the next one at {@code nanos}. */
    void startAt(long nanos) {
        before = frames;
        origin = nanos - (long) frames * Sounds.FRAME_MS * NS_PER_MS;
    }

    public void sendFrame(String event) {
        frames++;
        send(event);
    }

    /** Since {@link #startAt}. */
    public int frames() {
        return frames - before;
    }

    /** Of the stream, where the current run began. */
    long startMs() {
        return (long) before * Sounds.FRAME_MS;
    }

    /** Since the session began. */
    public int totalFrames() {
        return frames;
    }

    /** Events that came in. */
    public int heard() {
        return heard;
    }

    /** Instead of to {@link #watch}, events go there. */
    public void hearWith(EventWatch other) {
        ear = other;
    }

    public TurnWatch watch() {
        return watch;
    }

    public void hangUp() {
        sent = sent.thenCompose(before -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    public void awaitClosed() throws InterruptedException {
        closed.await(20, TimeUnit.SECONDS);
    }

    private long dueOfMs(long ms) {
        return origin + (ms + LOOK_AHEAD_MS) / Sounds.FRAME_MS * Sounds.FRAME_MS * NS_PER_MS;
    }

    private void on(String type, CharSequence event, long now) {
        heard++;
        switch (type) {
            case "session.created" -> created.countDown();
            case "session.updated" -> updated.offer(now);
            default -> ear.on(type, event, now);
        }
    }

    private static String typeOf(CharSequence event) {
        int end = TYPE.length();
        while (end < event.length() && event.charAt(end) != '"') {
            end++;
        }
        return end <= TYPE.length() ? "" : event.subSequence(TYPE.length(), end).toString();
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalStateException(otherwise);
        }
    }
}
