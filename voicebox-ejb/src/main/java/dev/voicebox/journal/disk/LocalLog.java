package dev.voicebox.journal.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.CrashPoints;

/**
 * Contents, in the order in which they were appended, in segments of a folder; appended by one thread, read and dropped by
 * another. What was dropped may come back after a crash, as far as it lies in a segment with something that was not.
 */
public final class LocalLog implements Closeable {
    private static final Logger LOG = Logger.getLogger(LocalLog.class.getName());

    private final LogFolder folder;
    private final Bounds bounds;
    private final Disk disk;
    private final Deque<Segment> segments = new ArrayDeque<>();
    /** Where it is written, always the last segment; {@code null} when the next append begins one. */
    private Disk.Writable file;

    private long lastNumber;

    /**
     * How large it may become.
     *
     * @param maxBytes of all segments together
     * @param segmentBytes after which a new segment begins
     */
    public record Bounds(long maxBytes, long segmentBytes) {
        public static final long USUAL_SEGMENT = 16L * 1024 * 1024;
    }

    private LocalLog(LogFolder folder, Bounds bounds, Disk disk) {
        this.folder = folder;
        this.bounds = bounds;
        this.disk = disk;
    }

    /** Opens a folder with what is in it; empty when another process holds it. */
    public static Optional<LocalLog> open(Path path, Bounds bounds, Disk disk) throws IOException {
        Optional<LogFolder> held = LogFolder.hold(path);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        LocalLog log = new LocalLog(held.get(), bounds, disk);
        try {
            log.find();
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
        return Optional.of(log);
    }

    /** Logs of other processes in folders beside this one that hold something. */
    public static List<Path> beside(Path path) throws IOException {
        return LogFolder.beside(path).stream()
                .filter(folder -> {
                    try {
                        return !LogFolder.segmentsIn(folder).isEmpty();
                    } catch (IOException gone) {
                        return false;
                    }
                })
                .toList();
    }

    private void find() throws IOException {
        for (Path path : folder.segments()) {
            lastNumber = LogFolder.number(path);
            Segment segment = Segment.found(path, SegmentScan.of(path));
            segments.add(segment);
        }
        removeDone();
    }

    /**
     * When this returns, all of them survive a crash.
     *
     * @throws IOException when none of them counts: the log is full, or the disk
     */
    public synchronized void append(Collection<byte[]> contents) throws IOException {
        long more = Frame.bytes(contents);
        if (bytes() + more > bounds.maxBytes()) {
            throw new LogFull(bounds.maxBytes());
        }
        Segment segment = toGrow();
        try {
            file.write(Frame.of(contents));
            CrashPoints.reach("before-log-sync");
            file.sync();
            CrashPoints.reach("after-log-sync");
        } catch (IOException e) {
            giveUp(segment);
            throw e;
        }
        segment.grew(more, contents.size());
    }

    /** The oldest contents, of one segment; none when the log is empty. */
    public List<byte[]> peek(int mostRecords, long mostBytes) throws IOException {
        Segment.Stretch stretch;
        synchronized (this) {
            if (isEmpty()) {
                return List.of();
            }
            stretch = segments.getFirst().stretch();
        }
        return stretch.read(mostRecords, mostBytes);
    }

    /** Nobody needs these any more, the oldest ones, as they were {@link #peek}ed. */
    public synchronized void drop(List<byte[]> oldest) throws IOException {
        if (!oldest.isEmpty()) {
            segments.getFirst().done(Frame.bytes(oldest), oldest.size());
            removeDone();
        }
    }

    /** Keeps something that nobody can use for a person to look at, and says where: a line in a file beside the segments. */
    public Path setAside(byte[] content) throws IOException {
        return folder.setAside(content);
    }

    public synchronized boolean isEmpty() {
        return records() == 0;
    }

    public synchronized long records() {
        return segments.stream().mapToLong(Segment::left).sum();
    }

    /** On disk. */
    public synchronized long bytes() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    @Override
    public synchronized void close() throws IOException {
        seal();
        folder.close();
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private Segment toGrow() throws IOException {
        if (file != null && segments.getLast().length() >= bounds.segmentBytes()) {
            seal();
        }
        if (file == null) {
            Path path = folder.segment(++lastNumber);
            Disk.Writable made = disk.create(path);
            try {
                folder.sync();
            } catch (IOException e) {
                made.close();
                throw e;
            }
            file = made;
            segments.add(Segment.empty(path));
        }
        return segments.getLast();
    }

    /** Nothing that may or may not have been written is behind what counts, and the file that failed is not used again. */
    private void giveUp(Segment segment) throws IOException {
        try {
            file.cut(segment.length());
        } catch (IOException stillFailing) {
            LOG.log(Level.WARNING, "journal: {0} could not be cut after a failed write: {1}", new Object[] {
                segment.path(), stillFailing.getMessage()
            });
        }
        seal();
        removeDone();
    }

    private void seal() throws IOException {
        if (file != null) {
            Disk.Writable sealed = file;
            file = null;
            sealed.close();
        }
    }

    private void removeDone() throws IOException {
        while (!segments.isEmpty() && segments.getFirst().left() == 0) {
            if (segments.size() == 1) {
                seal();
            }
            CrashPoints.reach("before-log-delete");
            segments.removeFirst().remove();
            CrashPoints.reach("after-log-delete");
        }
    }
}
