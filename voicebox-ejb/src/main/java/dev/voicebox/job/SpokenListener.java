package dev.voicebox.job;

/** Hears a chunk being spoken. */
public interface SpokenListener {

    /** The next piece, in the order's format. */
    void onAudio(byte[] audio);

    void onDone();

    /** {@code message} is plain words. */
    void onFailed(String message);
}
