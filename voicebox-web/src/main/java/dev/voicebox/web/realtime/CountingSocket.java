package dev.voicebox.web.realtime;

import java.util.function.Consumer;

import dev.voicebox.web.observe.EdgeMetrics;

/** Counts what is sent. */
record CountingSocket(Socket socket, EdgeMetrics metrics) implements Socket {

    @Override
    public void send(String text, Consumer<Throwable> done) {
        metrics.sent(text.length());
        socket.send(text, done);
    }

    @Override
    public void ping() {
        socket.ping();
    }

    @Override
    public void giveUp() {
        socket.giveUp();
    }

    @Override
    public void release() {
        socket.release();
    }

    @Override
    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    @Override
    public void cut(int code, String reason) {
        socket.cut(code, reason);
    }
}
