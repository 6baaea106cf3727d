package dev.voicebox.web.audio.speech;

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
 * not read waits here; above 32 MiB, more than any text can become at normal speed, the work is cancelled.
 */
final class SoundStream implements WriteListener, AsyncListener {
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final AsyncContext async;
    private final HttpServletResponse response;
    private final CancelToken cancel;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean ended;
    private boolean completed;

    SoundStream(AsyncContext async, HttpServletResponse response, CancelToken cancel) {
        this.async = async;
        this.response = response;
        this.cancel = cancel;
    }

    void begin(String type) {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
    }

    void refuse(Refusal refusal) {
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        write(refusal.body().toString().getBytes(StandardCharsets.UTF_8));
        end();
    }

    void write(byte[] piece) {
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

    void end() {
        synchronized (this) {
            ended = true;
        }
        drain();
    }

    /** The client sees an answer without its end. */
    void breakOff() {
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
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Once is enough.
    }

    private synchronized boolean isTooMuch() {
        return bytes > MOST_BYTES;
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
