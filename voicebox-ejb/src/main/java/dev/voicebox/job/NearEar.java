package dev.voicebox.job;

/** What is heard where the session is, because it takes less than asking somebody else. */
public interface NearEar {

    /** One call of {@link AssessmentListener#onTone} follows, unless cancelled before. */
    void hearTone(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener);

    /** As {@link SpeechWork#listen}. */
    SpeechProbability listen();
}
