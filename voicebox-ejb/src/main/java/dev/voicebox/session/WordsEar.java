package dev.voicebox.session;

import java.util.function.Consumer;

import dev.voicebox.event.ItemId;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;

/** Turns what was heard in an utterance into a message for the session that asked. */
record WordsEar(ItemId item, double audioSeconds, Consumer<SessionMessage> mailbox) implements TranscriptListener {

    @Override
    public void onWords(String soFar) {
        mailbox.accept(new SessionMessage.WordsGrew(item, soFar));
    }

    @Override
    public void onTranscript(Transcript transcript) {
        mailbox.accept(new SessionMessage.Transcribed(item, transcript, audioSeconds));
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        boolean unintelligible = trouble == SpeechTrouble.UNINTELLIGIBLE;
        mailbox.accept(new SessionMessage.TranscriptionFailed(item, unintelligible, message));
    }
}
