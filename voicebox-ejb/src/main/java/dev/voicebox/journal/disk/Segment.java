package dev.voicebox.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** One file of the log, and how much of it is still needed. Guarded by its log. */
final class Segment {
    private final Path path;
    private final boolean damaged;
    private long length;
    private long records;
    private long doneBytes;
    private long doneRecords;

    private Segment(Path path, boolean damaged, long length, long records) {
        this.path = path;
        this.damaged = damaged;
        this.length = length;
        this.records = records;
    }

    static Segment empty(Path path) {
        return new Segment(path, false, 0, 0);
    }

    /** As an earlier process left it. */
    static Segment found(Path path, SegmentScan scan) {
        return new Segment(path, scan.damaged(), scan.length(), scan.records());
    }

    Path path() {
        return path;
    }

    long length() {
        return length;
    }

    /** Records that are still needed. */
    long left() {
        return records - doneRecords;
    }

    /** More was synced. */
    void grew(long bytes, long count) {
        length += bytes;
        records += count;
    }

    /** The first frames that are still needed, as a place to read from. */
    Stretch stretch() {
        return new Stretch(path, doneBytes, length);
    }

    void done(long bytes, long count) {
        doneBytes += bytes;
        doneRecords += count;
    }

    void remove() throws IOException {
        if (damaged) {
            Path aside = path.resolveSibling(path.getFileName() + LogFolder.DAMAGED);
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(path);
        }
    }

    /** Whole frames in a file, from one place to another. */
    record Stretch(Path path, long from, long to) {

        /** @param mostBytes one frame is read in any case */
        List<byte[]> read(int mostRecords, long mostBytes) throws IOException {
            List<byte[]> contents = new ArrayList<>();
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
                long at = from;
                while (at < to && contents.size() < mostRecords && (contents.isEmpty() || at - from < mostBytes)) {
                    byte[] content = frame(file, at);
                    contents.add(content);
                    at += Frame.HEADER + content.length;
                }
            }
            return contents;
        }

        private byte[] frame(FileChannel file, long at) throws IOException {
            ByteBuffer header = read(file, at, Frame.HEADER);
            int length = header.getInt(0);
            if (length < 1 || at + Frame.HEADER + length > to) {
                throw new IOException("what was written to " + path + " is not there any more, at byte " + at);
            }
            byte[] content = Frame.next(read(file, at, Frame.HEADER + length));
            if (content == null) {
                throw new IOException("what was written to " + path + " has changed, at byte " + at);
            }
            return content;
        }

        private static ByteBuffer read(FileChannel file, long at, int bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(bytes);
            while (buffer.hasRemaining()) {
                if (file.read(buffer, at + buffer.position()) < 0) {
                    throw new IOException("the log has become shorter");
                }
            }
            return buffer.flip();
        }
    }
}
