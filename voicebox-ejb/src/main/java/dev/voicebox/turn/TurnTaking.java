package dev.voicebox.turn;

import java.util.Locale;

import dev.voicebox.config.TurnDetection;
import dev.voicebox.config.TurnDetection.Automatic;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.SpeechProbability;

/** The caller's side of the conversation: takes audio in, finds turns, and tells when one began and what was said in it. */
public final class TurnTaking {
    private static final int MIN_COMMIT_MS = 100;

    private final Ids ids;
    private final Effects effects;
    private final SpeechProbability ear;
    private final Listener listener;

    private TurnMachine.State state = TurnMachine.initial();
    private InputAudioBuffer buffer = new InputAudioBuffer(AudioFormat.PCM, 0);
    private TurnDetection detection = new TurnDetection.Manual();
    private TurnDetector detector;

    /** Who acts on turns. */
    public interface Listener {
        /** The caller speaks while an answer may be running. */
        void onInterruption();

        void onUtterance(Utterance utterance, boolean wantsAnswer);
    }

    public TurnTaking(Ids ids, Effects effects, SpeechProbability ear, Listener listener) {
        this.ids = ids;
        this.effects = effects;
        this.ear = ear;
        this.listener = listener;
    }

    /** Applies a session's settings; a turn that has begun is dropped when the way of detecting turns changes. */
    public void configure(AudioFormat format, TurnDetection wanted) {
        if (format != buffer.format()) {
            buffer = new InputAudioBuffer(format, buffer.endMs());
            listenAnew(wanted);
        } else if (!wanted.equals(detection)) {
            listenAnew(wanted);
        }
    }

    public void append(byte[] audio) throws ProtocolViolation {
        if (audio.length % buffer.format().bytesPerSample() != 0) {
            throw refuse(
                    ErrorCode.INVALID_VALUE, "Invalid audio: 16-bit samples need an even number of bytes.", "audio");
        }
        if (!buffer.hasRoomFor(audio.length)) {
            throw refuse(
                    ErrorCode.INVALID_VALUE,
                    "The input audio buffer holds at most 15 MiB. Commit or clear it before appending more.",
                    "audio");
        }
        buffer.append(audio);
        if (detection instanceof Automatic automatic) {
            listen(audio, automatic);
        }
    }

    public void commit() throws ProtocolViolation {
        if (buffer.heldMs() < MIN_COMMIT_MS) {
            String held = String.format(Locale.ROOT, "%.2f", buffer.heldMs());
            throw refuse(
                    ErrorCode.INPUT_AUDIO_BUFFER_COMMIT_EMPTY,
                    "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but"
                            + " buffer only has " + held + "ms of audio.",
                    null);
        }
        if (detector != null) {
            detector.endTurn();
        }
        step(new TurnMachine.Committed(ids.nextItem()));
    }

    public void clear() {
        buffer.clear();
        if (detector != null) {
            detector.endTurn();
        }
        step(new TurnMachine.Cleared());
        effects.send(new BufferEvent.Cleared());
    }

    private void listenAnew(TurnDetection wanted) {
        detection = wanted;
        ear.reset();
        detector = wanted instanceof Automatic automatic ? new TurnDetector(automatic, buffer.endMs()) : null;
        step(new TurnMachine.DetectionOff());
    }

    private void listen(byte[] audio, Automatic automatic) {
        for (float probability : ear.hear(audio, buffer.format())) {
            TurnDetector.Edge edge = detector.hear(probability);
            if (edge == null) {
                continue;
            }
            if (edge.began()) {
                step(new TurnMachine.SpeechBegan(ids.nextItem(), edge.atMs()));
                if (automatic.interruptResponse()) {
                    listener.onInterruption();
                }
            } else {
                step(new TurnMachine.SpeechEnded(edge.atMs()));
            }
        }
        detector.neededFromMs().ifPresent(buffer::forgetBefore);
    }

    private void step(TurnMachine.Input input) {
        TurnMachine.Step step = TurnMachine.next(state, input);
        state = step.state();
        step.decisions().forEach(this::perform);
    }

    private void perform(TurnMachine.Decision decision) {
        if (decision instanceof TurnMachine.AnnounceStart start) {
            effects.send(new BufferEvent.SpeechStarted(start.item(), start.startMs()));
        } else if (decision instanceof TurnMachine.AnnounceStop stop) {
            effects.send(new BufferEvent.SpeechStopped(stop.item(), stop.endMs()));
        } else if (decision instanceof TurnMachine.TakeTurn turn) {
            take(turn);
        }
    }

    private void take(TurnMachine.TakeTurn turn) {
        byte[] audio = turn.startMs() < 0 ? buffer.takeAll() : buffer.take(turn.startMs(), turn.endMs());
        boolean wantsAnswer = turn.detected() && detection instanceof Automatic automatic && automatic.createResponse();
        listener.onUtterance(new Utterance(turn.item(), buffer.format(), audio), wantsAnswer);
    }

    private static ProtocolViolation refuse(ErrorCode code, String message, String param) {
        return new ProtocolViolation(ProtocolError.invalid(code, message, param));
    }
}
