package dev.voicebox.nemesis.socket;

import java.nio.ByteBuffer;

/** What a client sends. */
final class Frame {
    /** Of its message. */
    static final int LAST = 0x80;

    /** The length is in the next two bytes. */
    static final int SHORT = 126;

    /** The length is in the next eight. */
    static final int LONG = 127;

    private static final int MASKED = 0x80;
    private static final int MOST_SHORT = 0xFFFF;
    private static final int MOST_HEAD = 14;

    private Frame() {}

    /** The mask is zero: what goes out is what was meant. */
    static byte[] of(int kind, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + MOST_HEAD).put((byte) (LAST | kind));
        if (payload.length < SHORT) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length <= MOST_SHORT) {
            frame.put((byte) (MASKED | SHORT)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | LONG)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }
}
