package dev.voicebox.job;

/** Hears how a transcription ended. */
public interface TranscriptListener {

    /** The text is not empty. */
    void onTranscript(Transcript transcript);

    /** {@code unintelligible}: the audio holds no words; else an engine failed. {@code message} is plain words. */
    void onFailed(boolean unintelligible, String message);
}
