package dev.voicebox.turn;

import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.voicebox.config.InputConfig;
import dev.voicebox.config.TurnDetection;
import dev.voicebox.config.TurnDetection.Automatic;
import dev.voicebox.config.TurnDetection.SemanticVad;
import dev.voicebox.config.TurnDetection.ServerVad;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;

/** The caller's side of the conversation: takes audio in, finds turns, and tells when one began and what was said in it. */
public final class TurnTaking {
    private final Ids ids;
    private final Effects effects;
    private final TurnListener listener;
    private final Listening listening;
    private final AssessmentDesk assessments;
    private final GlanceDesk glances;
    private final TurnFloor floor;
    private final IdleWatch idle;

    private InputAudioBuffer buffer = new InputAudioBuffer(AudioFormat.PCM, 0);
    private TurnDetection detection = new TurnDetection.Manual();

    /** @param glances at the words of a turn that is spoken */
    public record Ears(SpeechProbability activity, GlanceDesk glances) {}

    public TurnTaking(Ids ids, Effects effects, Ears ears, TurnListener listener) {
        this.ids = ids;
        this.effects = effects;
        this.listener = listener;
        this.listening = new Listening(ears.activity());
        this.assessments = new AssessmentDesk(effects, listener);
        this.glances = ears.glances();
        this.floor = new TurnFloor(effects, assessments, glances, listener);
        this.idle = new IdleWatch(effects);
        floor.use(buffer, detection);
    }

    /**
     * Applies a session's settings; a turn that has begun is dropped when the way of detecting turns changes, and
     * goes on when only what it sets off does.
     */
    public void configure(InputConfig wanted) {
        boolean reformatted = wanted.format() != buffer.format();
        boolean anew = reformatted || !wanted.turnDetection().findsAs(detection);
        if (anew) {
            decideAll();
        }
        if (reformatted) {
            buffer = new InputAudioBuffer(wanted.format(), buffer.endMs());
        }
        detection = wanted.turnDetection();
        if (anew) {
            listenAnew();
        }
        floor.use(buffer, detection);
        assessments.configure(wanted.transcription());
        glances.configure(wanted.transcription());
    }

    /**
     * @throws ProtocolViolation when it is no sound or has no room; a turn that was being judged may have been decided to
     *     make room, which its own patience would have done a little later
     */
    public void append(byte[] audio) throws ProtocolViolation {
        AudioRules.checkSamples(audio, buffer.format());
        AudioRules.checkSize(audio);
        while (!buffer.hasRoomFor(audio.length) && assessments.isUndecided()) {
            follow(assessments.decide());
        }
        AudioRules.checkRoom(buffer, audio);
        buffer.append(audio);
        listening.hear(audio, buffer.format());
        listen();
        floor.grow();
    }

    /** Also ends a turn that is being assessed: the client knows best. */
    public void commit() throws ProtocolViolation {
        AudioRules.checkCommit(buffer);
        idle.off();
        listening.endTurn(buffer.endMs());
        floor.step(new TurnMachine.Committed(ids.nextItem()));
    }

    public void clear() {
        buffer.clear();
        idle.cleared(buffer.endMs());
        listening.endTurn(buffer.endMs());
        floor.step(new TurnMachine.Cleared());
        effects.send(new BufferEvent.Cleared());
    }

    public void onTone(AssessmentId assessment, TurnTone tone) {
        follow(assessments.onTone(assessment, tone));
    }

    public void onWords(AssessmentId assessment, Transcript words) {
        follow(assessments.onWords(assessment, new Assessment.Heard(words)));
    }

    public void onNoWords(AssessmentId assessment, boolean unintelligible, String message) {
        follow(assessments.onWords(assessment, new Assessment.Missed(unintelligible, message)));
    }

    /** An answer in the conversation has begun: the caller need not be spoken to. */
    public void onAnswerBegan() {
        idle.off();
    }

    /** An answer in the conversation has ended; its sound lasts {@code playbackMs}. */
    public void onAnswerEnded(long playbackMs) {
        if (floor.isQuiet()) {
            idle.answerEnded(playbackMs);
        }
    }

    /** Nobody is there to be waited for. */
    public void stopWaiting() {
        idle.off();
    }

    /** Whether the timer was one of turns. */
    public boolean onTimer(String name) {
        if (assessments.isTimer(name)) {
            follow(assessments.onTimer(name));
            return true;
        }
        OptionalLong silentFrom = idle.onTimer(name, buffer.endMs());
        if (silentFrom.isPresent()) {
            listening.endTurn(buffer.endMs());
            floor.step(new TurnMachine.IdledOut(ids.nextItem(), silentFrom.getAsLong(), buffer.endMs()));
        }
        return idle.isTimer(name);
    }

    /** Results that came after what they were asked for had ended. */
    public long staleResults() {
        return assessments.stale();
    }

    private void listenAnew() {
        listening.begin(detection instanceof Automatic automatic ? automatic : null, buffer.endMs());
        floor.step(new TurnMachine.DetectionOff());
        idle.configure(detection instanceof ServerVad silence ? silence.idleTimeoutMs() : OptionalInt.empty());
        if (detection instanceof SemanticVad semantic) {
            assessments.configure(semantic.eagerness());
        }
    }

    /** What was appended under other settings is judged by them. */
    private void decideAll() {
        while (assessments.isUndecided()) {
            follow(assessments.decide());
        }
    }

    private void follow(OptionalLong silenceMs) {
        if (silenceMs.isPresent()) {
            listening.endsAfter(silenceMs.getAsLong());
            listen();
        }
    }

    private void listen() {
        for (TurnDetector.Edge edge = listening.next(); edge != null; edge = listening.next()) {
            hear(edge);
        }
        long neededByIdle = idle.neededFromMs(buffer.endMs()).orElse(Long.MAX_VALUE);
        listening.neededFromMs().ifPresent(ms -> buffer.forgetBefore(Math.min(ms, neededByIdle)));
    }

    private void hear(TurnDetector.Edge edge) {
        switch (edge.kind()) {
            case BEGAN -> {
                idle.off();
                floor.step(new TurnMachine.SpeechBegan(ids.nextItem(), edge.atMs()));
                if (detection instanceof Automatic automatic
                        && automatic.reaction().interruptResponse()) {
                    listener.onInterruption();
                }
            }
            case PAUSED -> floor.step(new TurnMachine.Paused(assessments.next(), edge.atMs()));
            case WENT_ON -> floor.step(new TurnMachine.WentOn());
            case ENDED -> floor.step(new TurnMachine.SpeechEnded(edge.atMs()));
        }
    }
}
