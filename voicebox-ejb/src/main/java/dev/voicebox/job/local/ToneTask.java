package dev.voicebox.job.local;

import java.util.function.Function;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TurnTone;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.prosody.Tone;

/** Hears the tone of a turn so far on the thread it is given. */
final class ToneTask implements Runnable {
    private final Function<Pcm, Tone> prosody;
    private final TranscribeOrder turn;
    private final CancelToken cancel;
    private final AssessmentListener listener;

    ToneTask(Function<Pcm, Tone> prosody, TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        this.prosody = prosody;
        this.turn = turn;
        this.cancel = cancel;
        this.listener = listener;
    }

    @Override
    public void run() {
        if (cancel.isCancelled()) {
            return;
        }
        TurnTone tone = tone();
        if (!cancel.isCancelled()) {
            listener.onTone(tone);
        }
    }

    /** A tone that cannot be heard does not keep the turn open: its words and the silence decide then. */
    private TurnTone tone() {
        try {
            AudioFormat format = turn.format();
            Tone tone = prosody.apply(new Pcm(WireSound.decode(turn.audio(), format), format.sampleRate()));
            return tone.isHeard() ? new TurnTone(true, tone.slope(), tone.end(), tone.fall()) : TurnTone.UNHEARD;
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            EngineTrouble.of("prosody", e);
            return TurnTone.UNHEARD;
        }
    }
}
