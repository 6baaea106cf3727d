package dev.voicebox.journal.disk;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder with segments, held by one process.
 *
 * <pre>
 *   journal.lock           held as long as the process lives; says that this folder is a log
 *   0000000000000001.log   a segment; the higher the number, the later
 *   0000000000000001.log.damaged   kept aside for a person to look at
 *   rejected.jsonl         as well: records that the database will never take
 * </pre>
 */
final class LogFolder implements Closeable {
    static final String DAMAGED = ".damaged";
    private static final String REJECTED = "rejected.jsonl";
    private static final String LOCK = "journal.lock";
    private static final String NAME = "\\d{16}\\.log";

    /** Of this process. To open a lock file a second time and close it again would give the lock up. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private LogFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Empty when another process holds it. */
    static Optional<LogFolder> hold(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, ownerOnly("rwx------"));
        }
        Path real = path.toRealPath();
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<LogFolder> folder = Optional.empty();
        try {
            folder = lock(real);
        } finally {
            if (folder.isEmpty()) {
                HELD.remove(real);
            }
        }
        return folder;
    }

    private static Optional<LogFolder> lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new LogFolder(path, channel));
    }

    /** Folders beside this one that are logs too. */
    static List<Path> beside(Path path) throws IOException {
        Path parent = path.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(LOCK)))
                    .filter(folder -> !folder.getFileName().equals(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** Oldest first. */
    List<Path> segments() throws IOException {
        return segmentsIn(path);
    }

    static List<Path> segmentsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted()
                    .toList();
        }
    }

    Path segment(long number) {
        return path.resolve(String.format("%016d.log", number));
    }

    static long number(Path segment) {
        return Long.parseLong(segment.getFileName().toString().substring(0, 16));
    }

    /** Names of files that were made survive a crash from now on. */
    void sync() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    Path setAside(byte[] content) throws IOException {
        Path file = path.resolve(REJECTED);
        ByteArrayOutputStream line = new ByteArrayOutputStream(content.length + 1);
        line.writeBytes(content);
        line.write('\n');
        Files.write(
                file,
                line.toByteArray(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        return file;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        HELD.remove(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** What callers said is in there. */
    private static FileAttribute<?>[] ownerOnly(String mode) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
