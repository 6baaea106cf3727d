package bench.connect;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One who opens a socket, and leaves politely when let in. */
final class Knock {
    private static final int PATIENCE_MS = 10_000;
    /** A close frame with 1000, masked with zeros. */
    private static final byte[] FAREWELL = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xE8};

    private static final String HANDSHAKE = """
        GET /v1/realtime?model=gpt-realtime HTTP/1.1\r
        Host: 127.0.0.1\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Authorization: Bearer %s\r
        \r
        """;

    private Knock() {}

    /**
     * @param intended of {@link System#nanoTime}: a late start is part of what is measured
     * @return status and ms from the intended moment to the first line of the answer
     */
    static Answer at(int port, String credential, long intended) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.getOutputStream().write(HANDSHAKE.formatted(credential).getBytes(StandardCharsets.US_ASCII));
            int status = status(socket.getInputStream());
            double took = (System.nanoTime() - intended) / 1e6;
            if (status == 101) {
                socket.getOutputStream().write(FAREWELL);
                socket.getInputStream().readAllBytes();
            }
            return new Answer(status, took);
        }
    }

    private static int status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed after '" + line + "'");
            }
            line.append((char) next);
        }
        return Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    record Answer(int status, double ms) {}
}
