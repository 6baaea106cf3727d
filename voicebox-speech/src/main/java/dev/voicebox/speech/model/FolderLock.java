package dev.voicebox.speech.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.model.download.InstallFailure;
import dev.voicebox.speech.model.download.InstallFailure.Kind;
import dev.voicebox.speech.model.download.InstallProgress;

/**
 * Lets one process at a time write into a folder of models. The system drops the lock with the process that holds it; the
 * empty file stays, for a process that waits on a deleted one would not see the next.
 */
record FolderLock(FileChannel channel) implements AutoCloseable {
    private static final String FILE = ".lock";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** Waits as long as another holds it. */
    static FolderLock take(Path folder, Pause pause, InstallProgress progress, Cancellation cancellation)
            throws IOException, InstallFailure {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean told = false;
        while (!isTaken(channel)) {
            if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
                channel.close();
                throw new InstallFailure(Kind.CANCELLED, "The install was stopped before it began.");
            }
            if (!told) {
                progress.onNote("Waiting: another install is at work in " + folder);
                told = true;
            }
            pause.pause(LOOK_AGAIN, cancellation);
        }
        return new FolderLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }
}
