package dev.voicebox.turn;

import dev.voicebox.config.TurnDetection;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.glance.StableWords;

/** Feeds the turn machine and does what it decides: announces, assesses, and takes turns out of the buffer. */
final class TurnFloor {
    /** The end of a turn is judged by this much of it; more would keep an ear busy for longer than anyone waits. */
    static final int ASSESSED_MS = 10_000;

    private final Effects effects;
    private final AssessmentDesk assessments;
    private final GlanceDesk glances;
    private final TurnListener listener;

    private TurnMachine.State state = TurnMachine.initial();
    private InputAudioBuffer buffer;
    private TurnDetection detection;

    TurnFloor(Effects effects, AssessmentDesk assessments, GlanceDesk glances, TurnListener listener) {
        this.effects = effects;
        this.assessments = assessments;
        this.glances = glances;
        this.listener = listener;
    }

    void use(InputAudioBuffer from, TurnDetection found) {
        buffer = from;
        detection = found;
    }

    /** There is more of a turn, if one is spoken. Without detection all that is held may be one. */
    void grow() {
        if (state instanceof TurnMachine.Speaking speaking) {
            glances.look(buffer, speaking.startMs());
        } else if (detection instanceof TurnDetection.Manual) {
            glances.look(buffer, buffer.startMs());
        }
    }

    boolean isQuiet() {
        return state instanceof TurnMachine.Quiet;
    }

    void step(TurnMachine.Input input) {
        if (input instanceof TurnMachine.Cleared || input instanceof TurnMachine.DetectionOff) {
            glances.end();
        }
        TurnMachine.Step step = TurnMachine.next(state, input);
        state = step.state();
        step.decisions().forEach(this::perform);
    }

    private void perform(TurnMachine.Decision decision) {
        if (decision instanceof TurnMachine.AnnounceStart start) {
            listener.onTurnAnnounced(start.item());
            effects.send(new BufferEvent.SpeechStarted(start.item(), start.startMs()));
        } else if (decision instanceof TurnMachine.AnnounceStop stop) {
            effects.send(new BufferEvent.SpeechStopped(stop.item(), stop.endMs()));
        } else if (decision instanceof TurnMachine.AnnounceTimeout idled) {
            effects.send(new BufferEvent.TimeoutTriggered(idled.item(), idled.startMs(), idled.endMs()));
        } else if (decision instanceof TurnMachine.Assess assess) {
            assess(assess);
        } else if (decision instanceof TurnMachine.DropAssessment) {
            assessments.drop();
        } else if (decision instanceof TurnMachine.TakeTurn turn) {
            take(turn);
        }
    }

    private void assess(TurnMachine.Assess turn) {
        long from = Math.max(turn.startMs(), turn.endMs() - ASSESSED_MS);
        byte[] audio = buffer.copy(from, turn.endMs());
        assessments.ask(turn.assessment(), buffer.format(), audio, from == turn.startMs());
    }

    private void take(TurnMachine.TakeTurn turn) {
        AudioFormat format = buffer.format();
        byte[] audio = turn.startMs() < 0 ? buffer.takeAll() : buffer.take(turn.startMs(), turn.endMs());
        double seconds = format.millis(audio.length) / 1000.0;
        AssessmentId words = turn.assessment();
        boolean heard = words != null && assessments.adopt(new Assessment.Owner(turn.item(), seconds));
        boolean empty = audio.length == 0;
        StableWords glanced = glances.end();
        // The words of a last hearing are better than those of glances.
        StableWords certain = heard && assessments.hasWords(words) ? new StableWords() : glanced;
        listener.onUtterance(
                new Utterance(turn.item(), format, audio, heard || empty, certain), turn.detected() && wantsAnswer());
        if (heard) {
            assessments.deliver(words);
        } else if (empty) {
            listener.onWords(turn.item(), Transcript.of(""), 0);
        }
    }

    private boolean wantsAnswer() {
        return detection instanceof TurnDetection.Automatic automatic
                && automatic.reaction().createResponse();
    }
}
