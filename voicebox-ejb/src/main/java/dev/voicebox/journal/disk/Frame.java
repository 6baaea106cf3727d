package dev.voicebox.journal.disk;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.zip.CRC32C;

/**
 * A record on disk.
 *
 * <pre>
 *   4 bytes  length of the content, big-endian, from 1
 *   4 bytes  CRC32C of the content
 *   n bytes  content
 * </pre>
 */
final class Frame {
    static final int HEADER = 8;

    private Frame() {}

    static long bytes(Collection<byte[]> contents) {
        return contents.stream().mapToLong(content -> HEADER + content.length).sum();
    }

    static ByteBuffer of(Collection<byte[]> contents) {
        ByteBuffer frames = ByteBuffer.allocate(Math.toIntExact(bytes(contents)));
        for (byte[] content : contents) {
            frames.putInt(content.length).putInt(sum(content)).put(content);
        }
        return frames.flip();
    }

    /** The content of the frame at the buffer's position, which moves behind it; {@code null}, and no move, when none is there. */
    static byte[] next(ByteBuffer frames) {
        int start = frames.position();
        if (frames.remaining() <= HEADER) {
            return null;
        }
        int length = frames.getInt();
        int sum = frames.getInt();
        if (length > 0 && length <= frames.remaining()) {
            byte[] content = new byte[length];
            frames.get(content);
            if (sum(content) == sum) {
                return content;
            }
        }
        frames.position(start);
        return null;
    }

    /** Whether a whole frame begins anywhere behind this place. */
    static boolean isAnyBehind(ByteBuffer frames, int place) {
        ByteBuffer behind = frames.duplicate();
        for (int at = place + 1; at < frames.limit() - HEADER; at++) {
            behind.position(at);
            if (next(behind) != null) {
                return true;
            }
        }
        return false;
    }

    private static int sum(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (int) sum.getValue();
    }
}
