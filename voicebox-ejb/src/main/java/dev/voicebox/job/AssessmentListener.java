package dev.voicebox.job;

/** Hears how a turn sounds so far, and which words it holds so far. */
public interface AssessmentListener extends TranscriptListener {

    void onTone(TurnTone tone);
}
