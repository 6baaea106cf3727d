package dev.voicebox.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes connections and commands; says OK to each, and from some moment on nothing. */
public final class SilentRedis implements AutoCloseable {
    private static final byte[] OK = "+OK\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UNKNOWN = "-ERR unknown command\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    public SilentRedis() throws IOException {
        daemon(this::accept);
    }

    public String url() {
        return "redis://127.0.0.1:" + door.getLocalPort();
    }

    public void fallSilent() {
        silent = true;
    }

    /** How many connections there were so far. */
    public int connections() {
        return sockets.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                sockets.add(client);
                daemon(() -> serve(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        try {
            InputStream in = client.getInputStream();
            byte[] bytes = new byte[8192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                String text = new String(bytes, 0, count, StandardCharsets.US_ASCII);
                // A command is an array, and none of these has one inside.
                for (int at = text.indexOf('*'); at >= 0 && !silent; at = text.indexOf('*', at + 1)) {
                    client.getOutputStream().write(text.startsWith("HELLO", at + 8) ? UNKNOWN : OK);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "silent redis");
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
