package dev.voicebox.turn;

import java.util.OptionalLong;

import dev.voicebox.config.TurnDetection.Automatic;
import dev.voicebox.job.SpeechProbability;

/**
 * Finds the edges of speech in a stream of probabilities. Offsets are ms of appended audio, so that audio fed faster than
 * real time gives the same turns.
 */
final class TurnDetector {
    /** Frames of speech that open a turn: 64 ms, so that a click does not. */
    private static final int OPENING_FRAMES = 2;
    /** How far below the threshold a frame must fall to count as silence: Silero's published hysteresis. */
    private static final double HYSTERESIS = 0.15;
    /** Below this a frame is silence however low the threshold is, else a turn at a low threshold would never end. */
    private static final double SURE_SILENCE = 0.01;

    private final Automatic settings;
    private long heardMs;
    private long floorMs;
    private int speechFrames;
    private long silentSinceMs;
    private boolean speaking;

    /** @param originMs ms of audio that were appended before this detector listens */
    TurnDetector(Automatic settings, long originMs) {
        this.settings = settings;
        this.heardMs = originMs;
        this.floorMs = originMs;
    }

    /** An edge: of speech that began (with its start, padding included) or of a turn that ended. */
    record Edge(boolean began, long atMs) {}

    /** The edge that this frame makes, or {@code null}. */
    Edge hear(float probability) {
        heardMs += SpeechProbability.FRAME_MS;
        return speaking ? whileSpeaking(probability) : whileQuiet(probability);
    }

    private Edge whileQuiet(float probability) {
        speechFrames = probability >= settings.threshold() ? speechFrames + 1 : 0;
        if (speechFrames < OPENING_FRAMES) {
            return null;
        }
        speaking = true;
        silentSinceMs = heardMs;
        long firstSpeechMs = heardMs - (long) OPENING_FRAMES * SpeechProbability.FRAME_MS;
        return new Edge(true, Math.max(floorMs, firstSpeechMs - settings.prefixPaddingMs()));
    }

    private Edge whileSpeaking(float probability) {
        if (probability >= Math.max(SURE_SILENCE, settings.threshold() - HYSTERESIS)) {
            silentSinceMs = heardMs;
            return null;
        }
        if (heardMs - silentSinceMs < settings.silenceMs()) {
            return null;
        }
        endTurn();
        return new Edge(false, heardMs);
    }

    /** The turn is over, by silence or because the client took or threw away the audio. */
    void endTurn() {
        speaking = false;
        speechFrames = 0;
        floorMs = heardMs;
    }

    /** From where audio may still become part of a turn; empty while someone speaks. */
    OptionalLong neededFromMs() {
        return speaking ? OptionalLong.empty() : OptionalLong.of(heardMs - settings.prefixPaddingMs() - 1_000);
    }
}
