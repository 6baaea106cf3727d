package dev.voicebox.speech.model.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where downloads are written. */
public interface Disk {

    /** That of the machine. */
    Disk REAL = new Disk() {
        @Override
        public WritableByteChannel append(Path file) throws IOException {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public long free(Path folder) throws IOException {
            return Files.getFileStore(folder).getUsableSpace();
        }

        @Override
        public void settle(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    };

    /** Opens a file at its end; makes it if it is not there. */
    WritableByteChannel append(Path file) throws IOException;

    /** Bytes that the folder's disk still takes. */
    long free(Path folder) throws IOException;

    /** Returns when the file's bytes are on the disk: a name must not outlive a power cut that its bytes did not. */
    void settle(Path file) throws IOException;
}
