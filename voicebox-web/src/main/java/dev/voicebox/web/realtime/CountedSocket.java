package dev.voicebox.web.realtime;

import java.util.function.Consumer;

/**
 * One that counts against limits until the server says that it is over, whatever the client does then: the container waits for a
 * client's own close frame, for up to 30 s.
 */
record CountedSocket(Socket socket, Runnable over) implements Socket {

    @Override
    public void send(String text, Consumer<Throwable> done) {
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
        over.run();
        socket.close(code, reason);
    }

    @Override
    public void cut(int code, String reason) {
        over.run();
        socket.cut(code, reason);
    }
}
