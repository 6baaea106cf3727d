package dev.voicebox.nemesis.socket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * A WebSocket of a client that reads only when it is told to. It costs a client less than that of the JDK, too, which matters
 * where both ends share the processors. One thread may read while another writes.
 */
public final class BareSocket implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MOST_HEAD = 16 * 1024;
    private static final int IGNORED = 64 * 1024;
    private static final byte[] NORMAL = {3, (byte) 0xE8};
    private static final byte[] NOTHING = {};

    private static final String HANDSHAKE = """
        GET %s HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Authorization: Bearer %s\r
        \r
        """;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private volatile String end = "";

    private BareSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    /**
     * @throws Refused when the server answers, and not with a socket
     * @throws IOException when it does not answer
     */
    public static BareSocket open(Door door) throws IOException {
        Socket socket = new Socket();
        try {
            if (door.room() > 0) {
                // It counts for what is told to the other side when the connection is made.
                socket.setReceiveBufferSize(door.room());
            }
            URI address = door.address();
            socket.setTcpNoDelay(true);
            int patience = (int) door.patience().toMillis();
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), patience);
            BareSocket bare = new BareSocket(socket);
            bare.shakeHands(address, door.apiKey());
            return bare;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void shakeHands(URI address, String apiKey) throws IOException {
        String target = address.getRawPath() + "?" + address.getRawQuery();
        out.write(HANDSHAKE.formatted(target, address.getAuthority(), apiKey).getBytes(StandardCharsets.US_ASCII));
        String head = head().toLowerCase(Locale.ROOT);
        if (!head.matches("(?s)http/1\\.1 \\d{3}.*")) {
            throw new IOException("no answer to the handshake: " + head.lines().findFirst());
        }
        int status = Integer.parseInt(head.substring(9, 12));
        if (status != 101) {
            throw new Refused(status, head.contains("\r\nretry-after: "));
        }
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4) {
            int next = in.read();
            if (next < 0 || head.size() > MOST_HEAD) {
                throw new IOException("the connection ended within the answer to the handshake");
            }
            head.write(next);
            ending = next == "\r\n\r\n".charAt(ending) ? ending + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    public void say(String text) throws IOException {
        write(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks nothing of the server; fails when the connection is gone. */
    public void feel() throws IOException {
        write(PONG, NOTHING);
    }

    /** The next text; {@code null} when the connection is over, and then {@link #end} says how it ended. */
    public String next() throws IOException {
        while (end.isEmpty()) {
            int first = in.read();
            if (first < 0) {
                end = "1006 no close frame";
                break;
            }
            byte[] payload = in.readNBytes(length(in.readUnsignedByte()));
            switch (first & ~Frame.LAST) {
                case TEXT -> {
                    return new String(payload, StandardCharsets.UTF_8);
                }
                case CLOSE -> end = told(payload);
                case PING -> write(PONG, payload);
                case PONG -> {}
                default -> throw new IOException("a frame of the kind " + first);
            }
        }
        return null;
    }

    private int length(int told) throws IOException {
        return switch (told) {
            case Frame.SHORT -> in.readUnsignedShort();
            case Frame.LONG -> Math.toIntExact(in.readLong());
            default -> told;
        };
    }

    private static String told(byte[] payload) {
        return payload.length < 2
                ? "1005"
                : ((payload[0] & 0xFF) << 8 | payload[1] & 0xFF) + " "
                        + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }

    /** Reads until the connection ends, and understands nothing: who shares the server's processors has to be cheap. */
    public void ignoreAll(LongAdder bytes) throws IOException {
        byte[] some = new byte[IGNORED];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            bytes.add(read);
        }
    }

    /** Code and reason of the server's close; empty until it was read. */
    public String end() {
        return end;
    }

    private synchronized void write(int kind, byte[] payload) throws IOException {
        out.write(Frame.of(kind, payload));
    }

    /** Says that the session is over, and waits for the server to say so too. */
    public void hangUp() throws IOException {
        write(CLOSE, NORMAL);
        while (next() != null) {
            // What is still on its way is not wanted.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
