package dev.voicebox.job;

/** Hears a chunk being spoken. */
public interface SpokenListener {

    /** The next piece. */
    void onAudio(SpokenPiece piece);

    void onDone();

    /** {@code message} is plain words. */
    void onFailed(SpeechTrouble trouble, String message);
}
