package dev.voicebox.job;

/** Hears how a transcription ended. */
public interface TranscriptListener {

    void onTranscript(String text);

    /** {@code unintelligible}: the audio holds no words; else an engine failed. {@code message} is plain words. */
    void onFailed(boolean unintelligible, String message);
}
