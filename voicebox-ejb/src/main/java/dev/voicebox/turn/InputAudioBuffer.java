package dev.voicebox.turn;

import java.util.Arrays;

import dev.voicebox.event.AudioFormat;

/**
 * The audio that was appended and not yet taken, in the session's input format. Positions are ms of all audio ever
 * appended.
 */
final class InputAudioBuffer {
    /** The protocol's limit of one append, and ours of the whole open buffer. */
    static final int MAX_BYTES = 15 * 1024 * 1024;

    private static final int FIRST_CAPACITY = 16 * 1024;

    /** An array that is filled by less than the fourth part is given back. */
    private static final int SPARSE = 4;

    private final AudioFormat format;
    /** Where this buffer's own count begins: ms of audio appended in other formats before. */
    private final long originMs;

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private long appended;

    InputAudioBuffer(AudioFormat format, long originMs) {
        this.format = format;
        this.originMs = originMs;
    }

    AudioFormat format() {
        return format;
    }

    boolean hasRoomFor(int more) {
        return to - from + more <= MAX_BYTES;
    }

    void append(byte[] audio) {
        int size = to - from;
        if (to + audio.length > bytes.length) {
            int capacity = Math.max(FIRST_CAPACITY, size + audio.length);
            byte[] target = capacity > bytes.length ? new byte[Math.max(capacity, bytes.length * 2)] : bytes;
            System.arraycopy(bytes, from, target, 0, size);
            bytes = target;
            from = 0;
            to = size;
        }
        System.arraycopy(audio, 0, bytes, to, audio.length);
        to += audio.length;
        appended += audio.length;
    }

    /** Length of what is held. */
    double heldMs() {
        return (to - from) / (double) format.bytesPerSample() * 1000 / format.sampleRate();
    }

    /** Position of the first sample that is held. */
    long startMs() {
        return originMs + format.millis(appended - (to - from));
    }

    /** Position after the last appended sample. */
    long endMs() {
        return originMs + format.millis(appended);
    }

    /** Takes the audio between two positions; what came before is dropped, what comes after stays. */
    byte[] take(long startMs, long endMs) {
        int start = clamp(startMs);
        int end = Math.max(start, clamp(endMs));
        byte[] taken = Arrays.copyOfRange(bytes, start, end);
        from = end;
        shrink();
        return taken;
    }

    /** The audio between two positions; it stays. */
    byte[] copy(long startMs, long endMs) {
        int start = clamp(startMs);
        return Arrays.copyOfRange(bytes, start, Math.max(start, clamp(endMs)));
    }

    byte[] takeAll() {
        byte[] taken = Arrays.copyOfRange(bytes, from, to);
        clear();
        return taken;
    }

    void clear() {
        from = to;
        shrink();
    }

    /** Drops what came before this position: nobody will ask for it. */
    void forgetBefore(long ms) {
        from = Math.max(from, clamp(ms));
    }

    private int clamp(long ms) {
        long held = appended - (to - from);
        long position = format.bytes(Math.max(0, ms - originMs)) - held + from;
        return (int) Math.min(to, Math.max(from, position));
    }

    /** A long turn leaves a large array, of which turn detection needs little: silence is always held. */
    private void shrink() {
        int size = to - from;
        if (size == 0) {
            bytes = new byte[0];
        } else if (bytes.length > FIRST_CAPACITY && size < bytes.length / SPARSE) {
            byte[] target = new byte[Math.max(FIRST_CAPACITY, 2 * size)];
            System.arraycopy(bytes, from, target, 0, size);
            bytes = target;
        } else {
            return;
        }
        from = 0;
        to = size;
    }
}
