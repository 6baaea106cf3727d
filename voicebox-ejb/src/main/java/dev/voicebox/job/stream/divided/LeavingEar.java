package dev.voicebox.job.stream.divided;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;

/** Gives a place back before its listener hears of the end: who orders the next thing then finds it free. */
record LeavingEar(TranscriptListener listener, Runnable leave) implements TranscriptListener {

    @Override
    public void onWords(String soFar) {
        listener.onWords(soFar);
    }

    @Override
    public void onTranscript(Transcript transcript) {
        leave.run();
        listener.onTranscript(transcript);
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        leave.run();
        listener.onFailed(trouble, message);
    }
}
