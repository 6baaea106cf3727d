package dev.voicebox.it.fuzz;

import java.io.IOException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One message to send.
 *
 * @param cuts where it is cut into frames, ascending. Never within a character and never into empty frames, and pings
 *     have a payload: Open Liberty closes the first with 1007 though it is legal, and loses its place in the others when
 *     they come in pieces
 */
record Message(int opcode, byte[] payload, int... cuts) {
    /** Stands in a message for the id of the item that the server made last. */
    static final String LATEST = "item_latest";

    private static final byte[] PING = {'f', 'u', 'z', 'z'};
    private static final int SHOWN = 2_000;

    void send(RawSocket socket) throws IOException {
        int from = 0;
        int kind = opcode;
        for (int cut : cuts) {
            socket.frame(kind, false, payload, from, cut);
            socket.frame(RawSocket.PING, true, PING, 0, PING.length);
            kind = RawSocket.CONTINUED;
            from = cut;
        }
        socket.frame(kind, true, payload, from, payload.length);
    }

    /** With that item in the place that is left for it; a message in pieces has none. */
    Message about(String item) {
        if (cuts.length > 0 || opcode != RawSocket.TEXT || item == null) {
            return this;
        }
        // As single bytes: what is no text must stay none.
        String bytes = new String(payload, ISO_8859_1);
        return bytes.contains(LATEST)
                ? new Message(opcode, bytes.replace(LATEST, item).getBytes(ISO_8859_1))
                : this;
    }

    @Override
    public String toString() {
        String text = new String(payload, UTF_8);
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "… (" + payload.length + " bytes)" : text;
        return (opcode == RawSocket.TEXT ? "" : "opcode " + opcode + ": ")
                + shown
                + (cuts.length > 0 ? " cut at " + java.util.Arrays.toString(cuts) : "");
    }
}
