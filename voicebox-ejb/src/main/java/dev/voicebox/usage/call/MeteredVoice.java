package dev.voicebox.usage.call;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;

/** Counts the sound of a call on its way to the caller; of one that is broken off, the sound until then. */
public final class MeteredVoice implements SpokenListener {
    private final SpokenListener listener;
    private final AudioFormat format;
    private final CallMeter meter;
    private long bytes;

    /** @param cancel of the call; a voice that is stopped says nothing more */
    public MeteredVoice(SpokenListener listener, AudioFormat format, CallMeter meter, CancelToken cancel) {
        this.listener = listener;
        this.format = format;
        this.meter = meter;
        cancel.onCancel(this::settle);
    }

    @Override
    public void onAudio(SpokenPiece piece) {
        add(piece.audio().length);
        listener.onAudio(piece);
    }

    @Override
    public void onDone() {
        settle();
        listener.onDone();
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        settle();
        listener.onFailed(trouble, message);
    }

    private synchronized void add(long more) {
        bytes += more;
    }

    private synchronized void settle() {
        meter.spoken(format.millis(bytes));
    }
}
