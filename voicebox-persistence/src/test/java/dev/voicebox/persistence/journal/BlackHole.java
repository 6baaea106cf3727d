package dev.voicebox.persistence.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL whose network swallows all bytes from some moment on, and says nothing of it; its clients wait for a second. */
final class BlackHole implements AutoCloseable {

    private final ServerSocket door;
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean swallowing;

    BlackHole(DataSource behind) throws IOException {
        PGSimpleDataSource real = (PGSimpleDataSource) behind;
        port = real.getPortNumbers()[0];
        door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        source.setURL(real.getURL().replace(":" + port, ":" + door.getLocalPort()));
        source.setUser("postgres");
        source.setSocketTimeout(1);
        daemon(this::accept);
    }

    DataSource source() {
        return source;
    }

    void swallow() {
        swallowing = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.addAll(List.of(client, server));
                daemon(() -> carry(client, server));
                daemon(() -> carry(server, client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!swallowing) {
                    out.write(bytes, 0, count);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "black hole");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
