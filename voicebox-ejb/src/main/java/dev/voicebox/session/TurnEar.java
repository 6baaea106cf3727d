package dev.voicebox.session;

import java.util.function.Consumer;

import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;

/** Turns what was found out about a turn into messages for the session that asked. */
record TurnEar(AssessmentId assessment, Consumer<SessionMessage> mailbox) implements AssessmentListener {

    @Override
    public void onTone(TurnTone tone) {
        mailbox.accept(new SessionMessage.ToneHeard(assessment, tone));
    }

    @Override
    public void onTranscript(Transcript transcript) {
        mailbox.accept(new SessionMessage.WordsHeard(assessment, transcript));
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        boolean unintelligible = trouble == SpeechTrouble.UNINTELLIGIBLE;
        mailbox.accept(new SessionMessage.WordsMissed(assessment, unintelligible, message));
    }
}
