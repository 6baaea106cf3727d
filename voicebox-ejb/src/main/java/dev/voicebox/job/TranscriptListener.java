package dev.voicebox.job;

/** Hears how a transcription ended. */
public interface TranscriptListener {

    /**
     * What of a long utterance is in words, from its beginning; before the end, each time more. Not every ear tells, and not
     * everyone who orders cares.
     */
    default void onWords(String soFar) {}

    /** The text is not empty. */
    void onTranscript(Transcript transcript);

    /** {@code message} is plain words. */
    void onFailed(SpeechTrouble trouble, String message);
}
