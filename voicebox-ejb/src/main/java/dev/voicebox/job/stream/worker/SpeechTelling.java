package dev.voicebox.job.stream.worker;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.stream.Told;
import dev.voicebox.job.stream.ToldForm;

/** Tells of a job what engines say; they wait meanwhile. */
record SpeechTelling(TakenJob job) implements SpokenListener, TranscriptListener {
    private static final byte[] NO_SOUND = new byte[0];

    @Override
    public void onAudio(SpokenPiece piece) {
        String mark = piece.engine() == null ? "" : piece.engine();
        job.say(ToldForm.write(new Told.Piece(piece.words(), piece.engine())), piece.audio(), mark);
    }

    @Override
    public void onWords(String soFar) {
        job.say(ToldForm.write(new Told.Words(soFar)), NO_SOUND, "");
    }

    @Override
    public void onDone() {
        job.end(ToldForm.write(new Told.Done()));
    }

    @Override
    public void onTranscript(Transcript transcript) {
        job.end(ToldForm.write(new Told.Heard(transcript)));
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        if (trouble == SpeechTrouble.ENGINE) {
            job.fail(message);
        } else {
            job.end(ToldForm.write(new Told.Failed(trouble, message)));
        }
    }
}
