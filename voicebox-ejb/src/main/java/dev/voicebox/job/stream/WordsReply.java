package dev.voicebox.job.stream;

import java.util.Objects;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.TranscriptListener;

/** An utterance that is put into words. Who takes it over begins anew: only what is more than before is told. */
final class WordsReply implements SpeechReply {
    private final TranscriptListener listener;
    private int told;

    WordsReply(TranscriptListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public void on(int attempt, Told what, byte[] sound) {
        if (what instanceof Told.Words words) {
            if (words.soFar().length() > told) {
                told = words.soFar().length();
                listener.onWords(words.soFar());
            }
        } else if (what instanceof Told.Heard heard) {
            listener.onTranscript(heard.transcript());
        } else if (what instanceof Told.Failed failed) {
            fail(failed.trouble(), failed.message());
        } else {
            fail(SpeechTrouble.ENGINE, "A worker ended without any words; try again.");
        }
    }

    @Override
    public void fail(SpeechTrouble trouble, String message) {
        listener.onFailed(trouble, message);
    }
}
