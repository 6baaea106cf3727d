package dev.voicebox.speech.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** 16-bit little-endian bytes, as {@code audio/pcm} goes over the wire, and samples. */
public final class LinearPcm {
    private LinearPcm() {}

    /** @throws IllegalArgumentException when half a sample is left over */
    public static short[] samples(byte[] bytes) {
        return samples(bytes, 0, bytes.length);
    }

    /** @throws IllegalArgumentException when half a sample is left over */
    public static short[] samples(byte[] bytes, int offset, int length) {
        if (length % 2 != 0) {
            throw new IllegalArgumentException(
                    "16-bit audio has an even number of bytes, but this has " + length + "; send whole samples");
        }
        short[] samples = new short[length / 2];
        ByteBuffer.wrap(bytes, offset, length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    public static byte[] bytes(short[] samples) {
        byte[] bytes = new byte[samples.length * 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
        return bytes;
    }
}
