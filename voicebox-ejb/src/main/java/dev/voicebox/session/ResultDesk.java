package dev.voicebox.session;

import dev.voicebox.conversation.CallerWords;
import dev.voicebox.response.ResponseDesk;
import dev.voicebox.response.ResponseInbox;
import dev.voicebox.turn.GlanceDesk;
import dev.voicebox.turn.TurnTaking;

/** Takes results of models, voices and ears to the answer or the turn that they were made for. */
final class ResultDesk {
    private final ResponseDesk responses;
    private final TurnTaking turns;
    private final Callers caller;
    private long stale;

    /** What the caller says beside turns. */
    record Callers(GlanceDesk glances, CallerWords words) {}

    ResultDesk(ResponseDesk responses, TurnTaking turns, Callers caller) {
        this.responses = responses;
        this.turns = turns;
        this.caller = caller;
    }

    void deliver(SessionMessage.ForResponse result) {
        responses.find(result.response()).ifPresentOrElse(inbox -> deliver(result, inbox), () -> stale++);
    }

    void deliver(SessionMessage.BudgetDecided decided) {
        if (!responses.decided(decided.response(), decided.verdict())) {
            stale++;
        }
    }

    void deliver(SessionMessage.ForAssessment found) {
        if (found instanceof SessionMessage.ToneHeard heard) {
            turns.onTone(heard.assessment(), heard.tone());
        } else if (found instanceof SessionMessage.WordsHeard heard) {
            turns.onWords(heard.assessment(), heard.words());
        } else if (found instanceof SessionMessage.WordsMissed missed) {
            turns.onNoWords(missed.assessment(), missed.unintelligible(), missed.message());
        }
    }

    void deliver(SessionMessage.Glanced glanced) {
        caller.glances().onGlance(glanced.glance(), glanced.text());
    }

    void deliver(SessionMessage.WordsGrew grown) {
        if (!caller.words().grew(grown.item(), grown.soFar())) {
            stale++;
        }
    }

    long stale() {
        return stale + turns.staleResults() + caller.glances().stale();
    }

    private static void deliver(SessionMessage.ForResponse result, ResponseInbox inbox) {
        if (result instanceof SessionMessage.ModelText text) {
            inbox.text(text.delta());
        } else if (result instanceof SessionMessage.SoundMade sound) {
            inbox.sound(sound.chunk(), sound.piece());
        } else if (result instanceof SessionMessage.ChunkSpoken spoken) {
            inbox.spoken(spoken.chunk());
        } else if (result instanceof SessionMessage.SpeechBrokenOff broken) {
            inbox.speechBrokenOff(broken.chunk());
        } else if (result instanceof SessionMessage.SpeechFailed failed) {
            inbox.speechFailed(failed.chunk());
        } else if (result instanceof SessionMessage.ModelAnswering answering) {
            inbox.answeredBy(answering.provider(), answering.model());
        } else if (result instanceof SessionMessage.ModelCalled call) {
            inbox.call(call.index(), call.callId(), call.name());
        } else if (result instanceof SessionMessage.ModelArguments arguments) {
            inbox.arguments(arguments.index(), arguments.delta());
        } else if (result instanceof SessionMessage.ModelCounted counted) {
            inbox.counted(counted.usage());
        } else if (result instanceof SessionMessage.ModelFinished finished) {
            inbox.modelFinished(finished.reason());
        } else if (result instanceof SessionMessage.Judged judged) {
            inbox.judged(judged.matter(), judged.decision());
        } else if (result instanceof SessionMessage.ModelFailed failed) {
            inbox.modelFailed(failed.failure());
        }
    }
}
