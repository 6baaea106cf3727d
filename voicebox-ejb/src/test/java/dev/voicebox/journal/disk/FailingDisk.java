package dev.voicebox.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The real disk, on which writing or syncing can fail, or the process die, at a chosen step. */
public final class FailingDisk implements Disk {
    private int steps;
    private int diesAt = Integer.MAX_VALUE;
    private String writing;
    private String syncing;
    private boolean cutting = true;

    /** The process ends here. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Every write and every sync has three places to die at: before it, half way, after it. */
    public FailingDisk diesAt(int step) {
        diesAt = step;
        return this;
    }

    public int steps() {
        return steps;
    }

    /** @param reason of failing from now on; {@code null} for none */
    public void failsToWrite(String reason) {
        writing = reason;
    }

    public void failsToSync(String reason) {
        syncing = reason;
    }

    public void failsToCut() {
        cutting = false;
    }

    /** A place of someone else to die at. */
    public void reach() {
        step();
    }

    private void step() {
        if (++steps == diesAt) {
            throw new Death();
        }
    }

    @Override
    public Writable create(Path path) throws IOException {
        step();
        Writable real = Disk.REAL.create(path);
        step();
        return new Writable() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                step();
                ByteBuffer half = bytes.duplicate();
                half.limit(bytes.position() + bytes.remaining() / 2);
                bytes.position(half.limit());
                real.write(half);
                if (writing != null) {
                    throw new IOException(writing);
                }
                step();
                real.write(bytes);
                step();
            }

            @Override
            public void sync() throws IOException {
                step();
                if (syncing != null) {
                    throw new IOException(syncing);
                }
                real.sync();
                step();
            }

            @Override
            public void cut(long length) throws IOException {
                if (!cutting) {
                    throw new IOException("no");
                }
                real.cut(length);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
