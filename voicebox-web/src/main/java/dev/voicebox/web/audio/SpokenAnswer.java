package dev.voicebox.web.audio;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.web.refusal.Refusal;

/** Puts what the engine says into an answer. Called by one thread at a time. */
final class SpokenAnswer implements SpokenListener {
    private final String type;
    private final byte[] header;
    private final SoundStream stream;
    private boolean begun;

    /** {@code header} stands before the sound; it may be empty. */
    SpokenAnswer(String type, byte[] header, SoundStream stream) {
        this.type = type;
        this.header = header;
        this.stream = stream;
    }

    @Override
    public void onAudio(SpokenPiece piece) {
        begin();
        stream.write(piece.audio());
    }

    @Override
    public void onDone() {
        begin();
        stream.end();
    }

    /** Once sound is on its way, all that is left to tell of a failure is to break off. */
    @Override
    public void onFailed(String message) {
        if (begun) {
            stream.breakOff();
        } else {
            stream.refuse(Refusal.of(503, ErrorType.SERVER, ErrorCode.SYNTHESIS_FAILED, message));
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            stream.begin(type);
            stream.write(header);
        }
    }
}
