package dev.voicebox.job;

/** Hears how a transcription ended. */
public interface TranscriptListener {

    /** The text is not empty. */
    void onTranscript(Transcript transcript);

    /** {@code message} is plain words. */
    void onFailed(SpeechTrouble trouble, String message);
}
