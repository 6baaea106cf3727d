package dev.voicebox.job.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;

/**
 * A chunk that is spoken. Who takes it over begins anew, with the same voice and engine, so that what was heard already is left
 * out: the sound has no gap and nothing twice. An engine that never says the same again is joined at that place in time.
 */
final class SpokenReply implements SpeechReply {
    private final SpokenListener listener;
    private final List<SpokenPiece.Word> words = new ArrayList<>();
    private int attempt;
    private long heard;
    private long at;
    private int wordsTold;
    private int wordsAt;

    SpokenReply(SpokenListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public void on(int number, Told told, byte[] sound) {
        if (number > attempt) {
            attempt = number;
            at = 0;
            wordsAt = 0;
        }
        if (told instanceof Told.Piece piece) {
            hear(piece, sound);
        } else if (told instanceof Told.Failed failed) {
            fail(failed.trouble(), failed.message());
        } else {
            listener.onDone();
        }
    }

    private void hear(Told.Piece piece, byte[] sound) {
        for (SpokenPiece.Word word : piece.words()) {
            wordsAt++;
            if (wordsAt > wordsTold) {
                wordsTold++;
                words.add(word);
            }
        }
        int known = Math.toIntExact(Math.min(sound.length, Math.max(0, heard - at)));
        at += sound.length;
        if (known < sound.length) {
            heard = at;
            byte[] rest = known == 0 ? sound : Arrays.copyOfRange(sound, known, sound.length);
            SpokenPiece next = new SpokenPiece(rest, words, piece.engine());
            words.clear();
            listener.onAudio(next);
        }
    }

    @Override
    public void fail(SpeechTrouble trouble, String message) {
        listener.onFailed(trouble, message);
    }
}
