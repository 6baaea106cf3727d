package dev.voicebox.it.fuzz;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A WebSocket as bytes on a TCP connection: it sends what a polite client library would refuse to. One thread may write
 * and one may read; pings are answered by the reader.
 */
final class RawSocket implements AutoCloseable {
    static final int CONTINUED = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    private static final int PONG = 0xa;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int PATIENCE_MS = 30_000;

    private static final String RETRY_AFTER = "Retry-After:";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    /** @param text of a message; of a close frame its code and reason */
    record Received(int opcode, byte[] text) {
        int closeCode() {
            return text.length < 2 ? 1005 : (text[0] & 0xff) << 8 | text[1] & 0xff;
        }
    }

    /** The server refuses to open a session now, and says when to come again. */
    static final class Later extends IOException {
        private static final long serialVersionUID = 1;

        private final transient Duration pause;

        Later(String message, Duration pause) {
            super(message + ", come again in " + pause.toSeconds() + " s");
            this.pause = pause;
        }

        Duration pause() {
            return pause;
        }
    }

    RawSocket(URI address, String key) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
        out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
        String request = "GET " + address.getRawPath() + '?' + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dm9pY2Vib3gtZnV6ei0wMQ==\r\nAuthorization: Bearer " + key + "\r\n\r\n";
        out.write(request.getBytes(ISO_8859_1));
        out.flush();
        String status = line();
        long retryAfter = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, RETRY_AFTER, 0, RETRY_AFTER.length())) {
                retryAfter =
                        Long.parseLong(header.substring(RETRY_AFTER.length()).strip());
            }
        }
        if (!status.startsWith("HTTP/1.1 101")) {
            socket.close();
            throw retryAfter < 0
                    ? new IOException("no upgrade: " + status)
                    : new Later("no upgrade: " + status, Duration.ofSeconds(retryAfter));
        }
    }

    /** One frame of a message. The mask is zeros: what it hides is no matter here. */
    synchronized void frame(int opcode, boolean last, byte[] payload, int from, int to) throws IOException {
        int length = to - from;
        out.write((last ? LAST : 0) | opcode);
        if (length < 126) {
            out.write(MASKED | length);
        } else if (length < 65_536) {
            out.write(MASKED | 126);
            out.write(length >> 8);
            out.write(length);
        } else {
            out.write(MASKED | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) length >> shift));
            }
        }
        out.write(new byte[4]);
        out.write(payload, from, length);
    }

    synchronized void flush() throws IOException {
        out.flush();
    }

    /** The next message, or the close frame. @throws EOFException when the connection ended without one */
    Received read() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int kind = CONTINUED;
        while (true) {
            int head = in.readUnsignedByte();
            byte[] payload = new byte[length(in.readUnsignedByte())];
            in.readFully(payload);
            int opcode = head & 0x0f;
            if (opcode == PING) {
                frame(PONG, true, payload, 0, payload.length);
                flush();
            } else if (opcode == CLOSE) {
                return new Received(CLOSE, payload);
            } else if (opcode != PONG) {
                kind = opcode == CONTINUED ? kind : opcode;
                message.writeBytes(payload);
                if ((head & LAST) != 0) {
                    return new Received(kind, message.toByteArray());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int length(int second) throws IOException {
        int length = second & 0x7f;
        if (length == 126) {
            return in.readUnsignedShort();
        }
        return length == 127 ? (int) in.readLong() : length;
    }

    private String line() throws IOException {
        byte[] line = new byte[8192];
        int length = 0;
        while (length < 2 || line[length - 2] != '\r' || line[length - 1] != '\n') {
            line[length++] = in.readByte();
        }
        return new String(Arrays.copyOf(line, length - 2), ISO_8859_1);
    }
}
