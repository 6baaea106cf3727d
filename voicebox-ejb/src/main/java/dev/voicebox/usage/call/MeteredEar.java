package dev.voicebox.usage.call;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;

/** Counts the sound of a call once it was put into words, or found to have none. */
public final class MeteredEar implements TranscriptListener {
    private final TranscriptListener listener;
    private final long soundMs;
    private final CallMeter meter;

    /** @param cancel of the call; an ear that is stopped says nothing more */
    public MeteredEar(TranscriptListener listener, long soundMs, CallMeter meter, CancelToken cancel) {
        this.listener = listener;
        this.soundMs = soundMs;
        this.meter = meter;
        cancel.onCancel(() -> meter.heard(0));
    }

    @Override
    public void onWords(String soFar) {
        listener.onWords(soFar);
    }

    @Override
    public void onTranscript(Transcript transcript) {
        meter.heard(soundMs);
        listener.onTranscript(transcript);
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        meter.heard(trouble == SpeechTrouble.UNINTELLIGIBLE ? soundMs : 0);
        listener.onFailed(trouble, message);
    }
}
