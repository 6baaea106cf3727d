package dev.voicebox.web.audio.transcript;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/**
 * Bounds the memory of files that are being transcribed: a minute of sound takes 5 MB until it has been put into words, and a
 * file several times its size while it is read. With the 768 MB of heap that a gateway has, this keeps it from running out.
 */
final class FileRoom {
    private static final int MOST_FILES = 32;

    /** A file of 25 MB and half an hour takes 150 MB while it is read, which takes a second. */
    private static final int READ_AT_ONCE = 1;

    private static final long PATIENCE_S = 10;

    /** One file of the longest kind always has room; 40 minutes are 200 MB. */
    private static final int MOST_SECONDS = 40 * 60;

    private final Semaphore files = new Semaphore(MOST_FILES);
    private final Semaphore reading = new Semaphore(READ_AT_ONCE, true);
    private final Semaphore seconds = new Semaphore(MOST_SECONDS);

    /** Reads a file. */
    @FunctionalInterface
    interface Reading<T, E extends Exception> {
        T read() throws Refused, E;
    }

    /** @throws Refused 429 when there are too many already */
    void enter() throws Refused {
        if (!files.tryAcquire()) {
            throw full("Too many files are being transcribed. Try again in a few seconds.", 5);
        }
    }

    /** In turn with others; gives up after 10 s. */
    <T, E extends Exception> T read(Reading<T, E> file) throws Refused, E {
        boolean admitted = false;
        try {
            admitted = reading.tryAcquire(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (!admitted) {
            throw full("Many large files are being read. Try again in a few seconds.", 5);
        }
        try {
            return file.read();
        } finally {
            reading.release();
        }
    }

    /** @param sound its length in seconds, at most half an hour */
    void keep(double sound) throws Refused {
        if (!seconds.tryAcquire(whole(sound))) {
            throw full(
                    "Long files are being transcribed. Try again in half a minute, or cut the file into pieces.", 30);
        }
    }

    /** The opposite of {@link #keep}. */
    void forget(double sound) {
        seconds.release(whole(sound));
    }

    /** The opposite of {@link #enter}. */
    void leave() {
        files.release();
    }

    /** Of a file that found no room all the same. */
    static Refused noMemory() {
        return full(
                "The server has no memory for this file now. Try again in half a minute, or cut it into pieces.", 30);
    }

    private static int whole(double sound) {
        return (int) Math.ceil(sound);
    }

    private static Refused full(String message, int retryAfterS) {
        return new Refused(Refusal.of(429, ErrorType.RATE_LIMIT, ErrorCode.SERVER_OVERLOADED, message)
                .retryAfter(retryAfterS));
    }
}
