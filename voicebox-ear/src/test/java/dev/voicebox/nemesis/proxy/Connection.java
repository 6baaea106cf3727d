package dev.voicebox.nemesis.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One connection: two sockets, and a pipe each way. */
final class Connection {
    private final Socket client;
    private final Socket server;
    private final AtomicInteger flowing = new AtomicInteger(2);

    Connection(Socket client, Socket server) throws IOException {
        this.client = client;
        this.server = server;
        // Slices must leave as they are written.
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    /** @param atEnd when both directions have ended */
    void run(Supplier<Fault> fault, Runnable atEnd) {
        start(Direction.TO_SERVER, new Pipe(Direction.TO_SERVER, fault, client, server), atEnd);
        start(Direction.TO_CLIENT, new Pipe(Direction.TO_CLIENT, fault, server, client), atEnd);
    }

    void reset() {
        reset(client);
        reset(server);
    }

    void halfClose(Direction direction) {
        try {
            (direction == Direction.TO_SERVER ? server : client).shutdownOutput();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    private void start(Direction direction, Pipe pipe, Runnable atEnd) {
        Threads.start("proxy-in-" + direction, pipe::read);
        Threads.start("proxy-out-" + direction, () -> {
            boolean sound = pipe.write();
            if (!sound) {
                reset();
            }
            if (flowing.decrementAndGet() == 0) {
                reset();
                atEnd.run();
            }
        });
    }
}
