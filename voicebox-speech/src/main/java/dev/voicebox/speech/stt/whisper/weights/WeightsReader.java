package dev.voicebox.speech.stt.whisper.weights;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the little-endian values of a file of weights one after the other. For one thread. */
final class WeightsReader implements Closeable {
    private static final int BUFFER = 64 * 1024;

    private final FileChannel file;
    private final long size;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long bufferAt;

    private WeightsReader(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    static WeightsReader open(Path path) throws IOException {
        return new WeightsReader(FileChannel.open(path, StandardOpenOption.READ));
    }

    /** Bytes of the whole file. */
    long size() {
        return size;
    }

    /** Bytes from the beginning of the file to the next value. */
    long position() {
        return bufferAt + buffer.position();
    }

    /** @throws EOFException when the file ends before it */
    int i32() throws IOException {
        need(Integer.BYTES);
        return buffer.getInt();
    }

    /** @param length at most 65,536 */
    byte[] bytes(int length) throws IOException {
        need(length);
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** @throws EOFException when the file does not have as much */
    void skip(long length) throws IOException {
        long to = position() + length;
        if (length < 0 || to > size) {
            throw new EOFException();
        }
        if (length <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) length);
        } else {
            bufferAt = to;
            buffer.limit(0);
        }
    }

    private void need(int length) throws IOException {
        if (buffer.remaining() >= length) {
            return;
        }
        bufferAt = position();
        buffer.clear();
        while (buffer.position() < length && file.read(buffer, bufferAt + buffer.position()) > 0) {
            // a read may bring less than asked for
        }
        buffer.flip();
        if (buffer.remaining() < length) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
