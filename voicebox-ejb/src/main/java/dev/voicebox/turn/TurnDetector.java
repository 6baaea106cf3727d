package dev.voicebox.turn;

import java.util.OptionalLong;

import dev.voicebox.config.TurnDetection.Automatic;
import dev.voicebox.job.SpeechProbability;

/**
 * Finds the edges of speech in a stream of probabilities. Offsets are ms of appended audio, so that audio fed faster than
 * real time gives the same turns.
 *
 * <p>How long a silence ends a turn is either fixed or asked for at each pause. While the answer is out, frames are heard
 * as long as they cannot end the turn; then {@link #isUndecided} tells to wait.
 */
final class TurnDetector {
    /** Frames of speech that open a turn: 64 ms, so that a click does not. */
    private static final int OPENING_FRAMES = 2;
    /** How far below the threshold a frame must fall to count as silence: Silero's published hysteresis. */
    private static final double HYSTERESIS = 0.15;
    /** Below this a frame is silence however low the threshold is, else a turn at a low threshold would never end. */
    private static final double SURE_SILENCE = 0.01;

    private final Automatic settings;
    private final Silence silence;
    private long heardMs;
    private long floorMs;
    private int speechFrames;
    private long silentSinceMs;
    private boolean speaking;
    private boolean pausing;
    private OptionalLong endsAfterMs;

    /** @param originMs ms of audio that were appended before this detector listens */
    TurnDetector(Automatic settings, long originMs) {
        this.settings = settings;
        this.silence = Silence.of(settings);
        this.heardMs = originMs;
        this.floorMs = originMs;
    }

    /** What a frame made of what was before. */
    enum Kind {
        BEGAN,
        /** The caller is silent for so long that it is to be asked whether the turn is over. */
        PAUSED,
        /** After a pause, speech went on: nobody needs the answer any more. */
        WENT_ON,
        ENDED
    }

    /** @param atMs where the turn begins, padding included; else the end of the frame */
    record Edge(Kind kind, long atMs) {}

    /** Whether this frame may be the end of the turn, and only an answer can tell. */
    boolean isUndecided(float probability) {
        return pausing
                && endsAfterMs.isEmpty()
                && isSilence(probability)
                && heardMs + SpeechProbability.FRAME_MS - silentSinceMs >= silence.shortestMs();
    }

    /** The answer: how long the silence of this pause must last to end the turn. */
    void endsAfter(long silenceMs) {
        endsAfterMs = OptionalLong.of(silenceMs);
    }

    /** The edge that this frame makes, or {@code null}. */
    Edge hear(float probability) {
        heardMs += SpeechProbability.FRAME_MS;
        if (!speaking) {
            return whileQuiet(probability);
        }
        return isSilence(probability) ? whilePausing() : whileSpeaking();
    }

    private Edge whileQuiet(float probability) {
        speechFrames = probability >= settings.threshold() ? speechFrames + 1 : 0;
        if (speechFrames < OPENING_FRAMES) {
            return null;
        }
        speaking = true;
        goOn();
        long firstSpeechMs = heardMs - (long) OPENING_FRAMES * SpeechProbability.FRAME_MS;
        return new Edge(Kind.BEGAN, Math.max(floorMs, firstSpeechMs - settings.prefixPaddingMs()));
    }

    private Edge whileSpeaking() {
        boolean resumed = pausing;
        goOn();
        return resumed ? new Edge(Kind.WENT_ON, heardMs) : null;
    }

    private Edge whilePausing() {
        long silentMs = heardMs - silentSinceMs;
        if (endsAfterMs.isPresent() && silentMs >= endsAfterMs.getAsLong()) {
            endTurn();
            return new Edge(Kind.ENDED, heardMs);
        }
        if (!pausing && endsAfterMs.isEmpty() && silentMs >= silence.askAfterMs()) {
            pausing = true;
            return new Edge(Kind.PAUSED, heardMs);
        }
        return null;
    }

    private void goOn() {
        silentSinceMs = heardMs;
        pausing = false;
        endsAfterMs = silence.fixedMs();
    }

    private boolean isSilence(float probability) {
        return probability < Math.max(SURE_SILENCE, settings.threshold() - HYSTERESIS);
    }

    /** The turn is over; the next one does not reach back into it. */
    void endTurn() {
        speaking = false;
        pausing = false;
        speechFrames = 0;
        floorMs = heardMs;
    }

    /**
     * As {@link #endTurn}, when so many frames were not heard that also belong to what is over.
     *
     * @param endMs what came before belongs to no later turn
     */
    void endTurn(int unheardFrames, long endMs) {
        heardMs += (long) unheardFrames * SpeechProbability.FRAME_MS;
        endTurn();
        floorMs = Math.max(floorMs, endMs);
    }

    /** From where audio may still become part of a turn; empty while someone speaks. */
    OptionalLong neededFromMs() {
        return speaking ? OptionalLong.empty() : OptionalLong.of(heardMs - settings.prefixPaddingMs() - 1_000);
    }
}
