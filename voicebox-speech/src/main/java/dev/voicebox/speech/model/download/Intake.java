package dev.voicebox.speech.model.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.model.catalogue.FileSize;
import dev.voicebox.speech.model.download.InstallFailure.Kind;

/**
 * Takes the bytes of an answer into a part, never more than the file can have.
 *
 * @param from bytes that the part has already
 * @param total of the whole file, as far as anyone told
 */
record Intake(Download download, Part part, long from, long total) {
    private static final int BUFFER = 64 * 1024;

    /** Returns when the part is as long as the server told, or the server came to its end. */
    void run(Answer answer, Cancellation cancellation) throws IOException, InstallFailure, Interrupted {
        FileSize size = download.file().size();
        // The JDK's client does not hold a server to the length that it told.
        long most = answer.total().orElse(size.most());
        long done = from;
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = open(answer);
                WritableByteChannel disk = download.means().disk().append(part.path())) {
            for (int read = read(bytes, buffer, done); read >= 0; read = read(bytes, buffer, done)) {
                done += read;
                if (done > most) {
                    part.discard();
                    throw download.wrongSize(done);
                }
                write(disk, ByteBuffer.wrap(buffer, 0, read));
                download.progress().onBytes(download.file(), done, total);
                requireWanted(cancellation);
            }
        }
        if (answer.total().isPresent() && done < total) {
            throw Interrupted.cut(brokenAfter(done), null);
        }
        if (done < size.least()) {
            part.discard();
            throw download.wrongSize(done);
        }
    }

    private void requireWanted(Cancellation cancellation) throws InstallFailure {
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            throw new InstallFailure(
                    Kind.CANCELLED, "The install of " + download.file().name() + " was stopped.");
        }
    }

    private static InputStream open(Answer answer) throws Interrupted {
        try {
            return answer.body();
        } catch (IOException e) {
            throw Interrupted.cut("The connection broke", e);
        }
    }

    private static int read(InputStream bytes, byte[] buffer, long done) throws Interrupted {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            throw Interrupted.cut(brokenAfter(done), e);
        }
    }

    /** A full disk stops whatever else writes to it, so what was loaded is given back. */
    private void write(WritableByteChannel disk, ByteBuffer piece) throws IOException {
        try {
            while (piece.hasRemaining()) {
                disk.write(piece);
            }
        } catch (IOException e) {
            part.discard();
            throw e;
        }
    }

    private static String brokenAfter(long done) {
        return "The connection broke after " + Megabytes.of(done);
    }
}
