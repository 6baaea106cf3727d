package dev.voicebox.job.stream.divided;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;

/** As {@link LeavingEar}. */
record LeavingVoice(SpokenListener listener, Runnable leave) implements SpokenListener {

    @Override
    public void onAudio(SpokenPiece piece) {
        listener.onAudio(piece);
    }

    @Override
    public void onDone() {
        leave.run();
        listener.onDone();
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        leave.run();
        listener.onFailed(trouble, message);
    }
}
