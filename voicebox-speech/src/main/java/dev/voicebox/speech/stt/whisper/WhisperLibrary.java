package dev.voicebox.speech.stt.whisper;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import io.github.givimad.whisperjni.WhisperJNI;

import dev.voicebox.speech.EngineLoader;
import dev.voicebox.speech.SpeechFailure;

/**
 * The native library, of which there is one in a process. It keeps its handles in maps that it does not guard: making or
 * freeing one while anything else runs in it, whichever engine it belongs to, ends the process. So that is done alone.
 */
final class WhisperLibrary {
    private static final ReentrantReadWriteLock HANDLES = new ReentrantReadWriteLock();

    /** What the library logged of the call that this thread is in, as far as it matters. */
    private static final ThreadLocal<String> DETECTED = new ThreadLocal<>();

    private static int users;

    private WhisperLibrary() {}

    /** What to do with the library while nobody else is in it. */
    @FunctionalInterface
    interface Change<T> {
        T make(WhisperJNI whisper) throws SpeechFailure;
    }

    /** A call into the library. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws SpeechFailure;
    }

    /** An answer of the library, and the language that it found out on the way, or {@code null}. */
    record Answer<T>(T value, String language) {}

    /**
     * Waits until nobody decodes, and lets nobody begin. Loads the library first when there is no user of it yet.
     *
     * @param patienceMs how long running calls are waited for
     * @throws SpeechFailure also when they do not end
     */
    static <T> T alone(long patienceMs, Change<T> change) throws SpeechFailure {
        Lock lock = HANDLES.writeLock();
        try {
            if (!lock.tryLock(patienceMs, TimeUnit.MILLISECONDS)) {
                throw failure("Whisper does not come to an end with what it hears", null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failure("This server is stopping", stop);
        }
        try {
            if (users == 0) {
                load();
            }
            return EngineLoader.call(WhisperJNI.class, () -> change.make(new WhisperJNI()));
        } finally {
            lock.unlock();
        }
    }

    /** Together with others who decode, each with a state of its own. */
    static <T> Answer<T> together(Call<T> call) throws SpeechFailure {
        Lock lock = HANDLES.readLock();
        lock.lock();
        try {
            DETECTED.remove();
            T value = call.make();
            return new Answer<>(value, DETECTED.get());
        } finally {
            DETECTED.remove();
            lock.unlock();
        }
    }

    /** Inside {@link #alone}: the library has one more user. */
    static void enter() {
        users++;
    }

    /** Inside {@link #alone}: the last one leaves nothing of this application behind in the library, which outlives it. */
    static void leave() {
        users--;
        if (users == 0) {
            WhisperJNI.setLibraryLogger(null);
        }
    }

    /** Nothing is logged; the language that was found out is told nowhere but in a line of the log. */
    private static void load() throws SpeechFailure {
        try {
            EngineLoader.call(WhisperJNI.class, () -> {
                WhisperJNI.loadLibrary(line -> {});
                WhisperJNI.setLibraryLogger(
                        line -> WhisperLanguages.detected(line).ifPresent(DETECTED::set));
                return null;
            });
        } catch (IOException | UnsatisfiedLinkError missing) {
            throw failure(inPlainWords(String.valueOf(missing.getMessage())), missing);
        }
    }

    /** What to do about it, where that is known. */
    static String inPlainWords(String message) {
        if (message.contains("libgomp")) {
            return "Whisper needs libgomp.so.1 of the system: install it (Debian and Ubuntu: apt-get install libgomp1)";
        }
        if (message.contains("libstdc++") || message.contains("GLIBC")) {
            return "Whisper needs libstdc++ and glibc 2.29 or newer of the system: " + message;
        }
        if (message.contains("failed to map segment")) {
            return "Whisper cannot load its native code: java.io.tmpdir must be a folder that allows execution, but "
                    + System.getProperty("java.io.tmpdir") + " does not";
        }
        return "Whisper cannot load its native code: " + message;
    }

    private static SpeechFailure failure(String message, Throwable cause) {
        return new SpeechFailure(SpeechFailure.Kind.ENGINE, message, cause);
    }
}
