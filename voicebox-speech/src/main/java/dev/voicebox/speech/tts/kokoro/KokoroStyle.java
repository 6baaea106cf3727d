package dev.voicebox.speech.tts.kokoro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one voice sounds: a row of 256 numbers for each count of phonemes, since longer sentences are spoken otherwise. Outside
 * the heap: all voices of Kokoro v1.0 are 28 MB.
 */
final class KokoroStyle {
    static final int WIDTH = 256;

    private static final int ROW_BYTES = WIDTH * Float.BYTES;
    private static final byte[] NUMPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int NUMPY_HEADER_AT = 10;
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]+)\\)");

    private final FloatBuffer rows;

    private KokoroStyle(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() < ROW_BYTES || bytes.remaining() % ROW_BYTES != 0) {
            throw new IOException("it has " + bytes.remaining() + " bytes and not rows of " + WIDTH + " numbers");
        }
        this.rows = ByteBuffer.allocateDirect(bytes.remaining())
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer())
                .flip();
    }

    /** Numbers of 32 bits, nothing else. */
    static KokoroStyle ofRaw(byte[] file) throws IOException {
        return new KokoroStyle(ByteBuffer.wrap(file));
    }

    /** A file of NumPy, version 1: a line of Python that says what follows, then the numbers. */
    static KokoroStyle ofNumpy(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (byte expected : NUMPY) {
            if (!bytes.hasRemaining() || bytes.get() != expected) {
                throw new IOException("it is no file of NumPy");
            }
        }
        if (bytes.remaining() < NUMPY_HEADER_AT - NUMPY.length || bytes.get() != 1) {
            throw new IOException("it is of another version of NumPy's files than 1");
        }
        bytes.get();
        int length = Short.toUnsignedInt(bytes.getShort());
        if (bytes.remaining() < length) {
            throw new IOException("it ends too early");
        }
        String header = new String(file, NUMPY_HEADER_AT, length, StandardCharsets.US_ASCII);
        Matcher shape = SHAPE.matcher(header);
        if (!header.contains("'<f4'") || header.contains("True") || !shape.find() || !isWide(shape.group(1))) {
            throw new IOException("its numbers are not rows of " + WIDTH + " with 32 bits");
        }
        return new KokoroStyle(bytes.position(NUMPY_HEADER_AT + length).slice());
    }

    private static boolean isWide(String shape) {
        return shape.strip().endsWith(String.valueOf(WIDTH));
    }

    /** @param phonemes of the input; more than there are rows for sound as the most */
    FloatBuffer row(int phonemes) {
        int row = Math.min(phonemes, rows.limit() / WIDTH - 1);
        return rows.duplicate().position(row * WIDTH).limit((row + 1) * WIDTH).slice();
    }
}
