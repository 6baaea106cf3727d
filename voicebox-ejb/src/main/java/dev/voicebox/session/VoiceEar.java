package dev.voicebox.session;

import java.util.function.Consumer;

import dev.voicebox.event.ResponseId;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;

/** Turns the sound of one chunk into messages for the session that asked. */
record VoiceEar(ResponseId response, int chunk, Consumer<SessionMessage> mailbox) implements SpokenListener {

    @Override
    public void onAudio(SpokenPiece piece) {
        mailbox.accept(new SessionMessage.SoundMade(response, chunk, piece));
    }

    @Override
    public void onDone() {
        mailbox.accept(new SessionMessage.ChunkSpoken(response, chunk));
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        mailbox.accept(
                trouble == SpeechTrouble.BROKEN_OFF
                        ? new SessionMessage.SpeechBrokenOff(response, chunk)
                        : new SessionMessage.SpeechFailed(response, chunk, message));
    }
}
