package dev.voicebox.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.voicebox.event.ItemId;

/**
 * The sound of one session's items: the newest 256 KB in memory, the rest in a file that disappears with the session.
 * Blocks on the disk, so it has a mailbox of its own; for one thread at a time.
 */
final class ItemAudio implements AutoCloseable {
    static final int TAIL_BYTES = 256 * 1024;

    /** A stretch of an item's sound: where it lies among all bytes that were ever kept. */
    private record Stretch(long position, int length) {}

    private final Path folder;
    private final long quotaBytes;
    private final Map<ItemId, List<Stretch>> items = new HashMap<>();
    /** Items that did not fit: a later, smaller piece must not pass for the whole. */
    private final Set<ItemId> lost = new HashSet<>();

    private byte[] tail = new byte[0];
    private int tailLength;
    private long spilled;
    private FileChannel file;

    /** @param quotaBytes sound beyond it is not kept, and its items are retrieved without audio */
    ItemAudio(Path folder, long quotaBytes) {
        this.folder = folder;
        this.quotaBytes = quotaBytes;
    }

    void keep(ItemId item, byte[] audio) {
        if (lost.contains(item)) {
            return;
        }
        if (spilled + tailLength + audio.length > quotaBytes) {
            items.remove(item);
            lost.add(item);
            return;
        }
        items.computeIfAbsent(item, unused -> new ArrayList<>()).add(new Stretch(spilled + tailLength, audio.length));
        if (audio.length > TAIL_BYTES - tailLength) {
            spill();
        }
        if (audio.length > TAIL_BYTES) {
            write(ByteBuffer.wrap(audio));
            return;
        }
        if (tail.length < tailLength + audio.length) {
            byte[] larger = new byte[Math.min(TAIL_BYTES, Math.max(4096, (tailLength + audio.length) * 2))];
            System.arraycopy(tail, 0, larger, 0, tailLength);
            tail = larger;
        }
        System.arraycopy(audio, 0, tail, tailLength, audio.length);
        tailLength += audio.length;
    }

    /** Keeps only the first bytes of an item. */
    void cut(ItemId item, long bytes) {
        List<Stretch> kept = new ArrayList<>();
        long left = bytes;
        for (Stretch stretch : items.getOrDefault(item, List.of())) {
            if (left > 0) {
                kept.add(new Stretch(stretch.position(), (int) Math.min(left, stretch.length())));
            }
            left -= stretch.length();
        }
        items.computeIfPresent(item, (unused, before) -> kept);
    }

    void forget(ItemId item) {
        items.remove(item);
        lost.remove(item);
    }

    /** The whole sound of the item, or {@code null} when it is not kept. */
    byte[] load(ItemId item) {
        List<Stretch> stretches = items.get(item);
        if (stretches == null) {
            return null;
        }
        ByteBuffer sound =
                ByteBuffer.allocate(stretches.stream().mapToInt(Stretch::length).sum());
        stretches.forEach(stretch -> read(stretch, sound));
        return sound.array();
    }

    @Override
    public void close() {
        items.clear();
        tail = new byte[0];
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("could not remove the file that held a session's audio", e);
            }
        }
    }

    private void read(Stretch stretch, ByteBuffer into) {
        if (stretch.position() >= spilled) {
            into.put(tail, (int) (stretch.position() - spilled), stretch.length());
            return;
        }
        ByteBuffer part = into.slice(into.position(), stretch.length());
        try {
            while (part.hasRemaining() && file.read(part, stretch.position() + part.position()) >= 0) {
                // a read may bring less than was asked for
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read a session's audio back", e);
        }
        into.position(into.position() + stretch.length());
    }

    private void spill() {
        if (tailLength > 0) {
            int length = tailLength;
            tailLength = 0;
            write(ByteBuffer.wrap(tail, 0, length));
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            if (file == null) {
                Files.createDirectories(folder);
                file = FileChannel.open(
                        Files.createTempFile(folder, "session-", ".audio"),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            while (bytes.hasRemaining()) {
                spilled += file.write(bytes, spilled);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not put a session's audio on disk", e);
        }
    }
}
