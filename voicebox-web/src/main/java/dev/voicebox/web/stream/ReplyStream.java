package dev.voicebox.web.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.job.CancelToken;
import dev.voicebox.web.refusal.Refusal;

/**
 * An answer that goes out piece by piece as fast as its client reads, without a thread that waits. What the client has
 * not read waits here; above a bound the work is cancelled, as it is when the client has gone.
 */
public final class ReplyStream implements WriteListener, AsyncListener {
    private final AsyncContext async;
    private final HttpServletResponse response;
    private final CancelToken cancel;
    private final int mostBytes;
    private final Runnable afterwards;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean ended;
    private boolean completed;

    /** @param mostBytes that may wait for the client */
    public ReplyStream(AsyncContext async, HttpServletResponse response, CancelToken cancel, int mostBytes) {
        this(async, response, cancel, mostBytes, () -> {});
    }

    /** @param afterwards when all is over, however it ended */
    public ReplyStream(
            AsyncContext async, HttpServletResponse response, CancelToken cancel, int mostBytes, Runnable afterwards) {
        this.async = async;
        this.response = response;
        this.cancel = cancel;
        this.mostBytes = mostBytes;
        this.afterwards = afterwards;
    }

    public void begin(String type) {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
    }

    public void refuse(Refusal refusal) {
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        if (refusal.retryAfter() > 0) {
            response.setHeader("Retry-After", Integer.toString(refusal.retryAfter()));
        }
        write(refusal.body().toString().getBytes(StandardCharsets.UTF_8));
        end();
    }

    public void write(byte[] piece) {
        synchronized (this) {
            waiting.add(piece);
            bytes += piece.length;
        }
        if (isTooMuch()) {
            breakOff();
        } else {
            drain();
        }
    }

    /** Says nothing, to find out whether the client is still there; leaves it when something waits anyway. */
    public void probe(byte[] nothing) {
        boolean idle;
        synchronized (this) {
            idle = waiting.isEmpty() && !ended;
        }
        if (idle) {
            write(nothing);
        }
    }

    public void end() {
        synchronized (this) {
            ended = true;
        }
        drain();
    }

    /** The client sees an answer without its end. */
    public void breakOff() {
        cancel.cancel();
        synchronized (this) {
            waiting.clear();
            ended = true;
        }
        complete();
    }

    @Override
    public void onWritePossible() {
        drain();
    }

    @Override
    public void onError(Throwable failure) {
        breakOff();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        breakOff();
    }

    @Override
    public void onError(AsyncEvent event) {
        breakOff();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        cancel.cancel();
        afterwards.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Once is enough.
    }

    private synchronized boolean isTooMuch() {
        return bytes > mostBytes;
    }

    /** Writes as long as that does not block; the container calls again when it may go on. */
    private void drain() {
        try {
            if (drained()) {
                complete();
            }
        } catch (IOException gone) {
            breakOff();
        }
    }

    private synchronized boolean drained() throws IOException {
        if (completed) {
            return false;
        }
        ServletOutputStream out = response.getOutputStream();
        boolean fresh = false;
        while (!waiting.isEmpty() && out.isReady()) {
            byte[] piece = waiting.poll();
            bytes -= piece.length;
            out.write(piece);
            fresh = true;
        }
        if (fresh && !ended && out.isReady()) {
            // Else the container would keep the first seconds of an MP3 until its buffer is full.
            out.flush();
        }
        return ended && waiting.isEmpty() && out.isReady();
    }

    private void complete() {
        synchronized (this) {
            if (completed) {
                return;
            }
            completed = true;
        }
        async.complete();
    }
}
