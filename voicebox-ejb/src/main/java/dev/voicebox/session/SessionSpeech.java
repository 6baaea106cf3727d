package dev.voicebox.session;

import java.util.function.Consumer;

import dev.voicebox.effect.Effect;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.glance.GlanceId;

/** Orders what a session needs of ears and voice; its results come back as messages. For the session's own thread only. */
record SessionSpeech(SpeechWork speech, RunningWork work, Consumer<SessionMessage> mailbox) {

    void transcribe(Effect.Transcribe effect) {
        TranscribeOrder order = effect.order();
        double seconds = order.format().millis(order.audio().length) / 1000.0;
        speech.transcribe(order, work.of(effect.item()), new WordsEar(effect.item(), seconds, mailbox));
    }

    void assess(Effect.AssessTurn effect) {
        TurnEar turn = new TurnEar(effect.assessment(), mailbox);
        speech.assess(effect.turn(), work.of(effect.assessment()), turn);
    }

    void glance(Effect.GlanceAtTurn effect) {
        GlanceId glance = effect.glance();
        speech.glance(
                effect.soFar(), work.of(glance), text -> mailbox.accept(new SessionMessage.Glanced(glance, text)));
    }

    void speak(Effect.Speak effect) {
        VoiceEar voice = new VoiceEar(effect.response(), effect.order().chunk(), mailbox);
        speech.speak(effect.order(), work.ofVoice(effect.response()), voice);
    }
}
