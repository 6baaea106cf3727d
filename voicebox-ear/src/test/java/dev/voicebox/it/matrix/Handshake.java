package dev.voicebox.it.matrix;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import dev.voicebox.it.matrix.rule.Answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A WebSocket's handshake with all of its answer: the refusal's body, or the first event of the session. */
final class Handshake {
    private static final int PATIENCE_MS = 30_000;
    /** A machine that is busy refuses new sessions now and then, as Redis is late there: no cell of the matrix. */
    private static final int ATTEMPTS = 6;

    private static final long RETRY_S = 5;
    /** Closes with 1000, masked with zeros. */
    private static final byte[] GOODBYE = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 1000 >> 8, (byte) (1000 & 0xff)};

    private Handshake() {}

    /** @param bearer {@code null}: without */
    static Answer at(URI place, String bearer, Iterable<String> sent) {
        Answer answer = once(place, bearer, sent);
        for (int again = 1; answer.status() == 503 && again < ATTEMPTS; again++) {
            pause();
            answer = once(place, bearer, sent);
        }
        return answer;
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(RETRY_S);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the server refused", e);
        }
    }

    private static Answer once(URI place, String bearer, Iterable<String> sent) {
        try (Socket socket = new Socket(place.getHost(), place.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request(place, bearer).getBytes(ISO_8859_1));
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            int status = Integer.parseInt(line(in).split(" ")[1]);
            Map<String, String> headers = headers(in);
            if (status != 101) {
                int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
                return Answer.of(status, headers, new String(in.readNBytes(length), UTF_8), sent);
            }
            String event = firstEvent(in);
            socket.getOutputStream().write(GOODBYE);
            return Answer.of(status, headers, event, sent);
        } catch (IOException e) {
            throw new UncheckedIOException(place.toString(), e);
        }
    }

    private static String request(URI place, String bearer) {
        String query = place.getRawQuery() == null ? "" : '?' + place.getRawQuery();
        return "GET " + place.getRawPath() + query + " HTTP/1.1\r\nHost: " + place.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dm9pY2Vib3gtbWF0cml4MQ==\r\n"
                + (bearer == null ? "" : "Authorization: Bearer " + bearer + "\r\n") + "\r\n";
    }

    private static Map<String, String> headers(DataInputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static String firstEvent(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        return new String(in.readNBytes(length == 126 ? in.readUnsignedShort() : length), UTF_8);
    }
}
