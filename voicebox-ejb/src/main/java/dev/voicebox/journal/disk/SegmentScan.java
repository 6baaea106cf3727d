package dev.voicebox.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is whole in a segment that an earlier process left.
 *
 * @param length up to here everything is
 * @param damaged whether something whole comes behind something that is not: no crash does that
 */
record SegmentScan(long length, long records, boolean damaged) {
    private static final Logger LOG = Logger.getLogger(SegmentScan.class.getName());

    /** Cuts a torn tail off; leaves a damaged file as it is. */
    static SegmentScan of(Path segment) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
        long records = 0;
        while (Frame.next(bytes) != null) {
            records++;
        }
        int length = bytes.position();
        int rest = bytes.remaining();
        if (rest == 0) {
            return new SegmentScan(length, records, false);
        }
        boolean damaged = Frame.isAnyBehind(bytes, length);
        if (damaged) {
            LOG.log(
                    Level.SEVERE,
                    "journal: {0} is damaged at byte {1}: the {2} records before it are replayed, the {3} bytes from"
                            + " there on are not; the file is kept as {0}{4}",
                    new Object[] {segment, length, records, rest, LogFolder.DAMAGED});
        } else {
            cut(segment, length);
            LOG.log(
                    Level.INFO,
                    "journal: cut {0} bytes off the end of {1}: they were being written when the process ended, and"
                            + " never acknowledged",
                    new Object[] {rest, segment});
        }
        return new SegmentScan(length, records, damaged);
    }

    private static void cut(Path segment, long length) throws IOException {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.truncate(length);
            file.force(false);
        }
    }
}
