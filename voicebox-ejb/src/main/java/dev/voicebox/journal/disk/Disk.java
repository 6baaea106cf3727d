package dev.voicebox.journal.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes files; a test may give one on which writing fails. */
@FunctionalInterface
public interface Disk {
    /** The file system itself. */
    Disk REAL = path -> new Channel(
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND));

    /** A new file, its name as durable as the folder. */
    Writable create(Path path) throws IOException;

    /** A file that grows at its end. */
    interface Writable extends Closeable {
        void write(ByteBuffer bytes) throws IOException;

        /** When this returns, what was written survives a crash of the machine. */
        void sync() throws IOException;

        /** Takes everything behind this length away. */
        void cut(long length) throws IOException;
    }

    /** A file of the file system. */
    record Channel(FileChannel channel) implements Writable {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void cut(long length) throws IOException {
            channel.truncate(length);
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
