package dev.voicebox.turn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

import dev.voicebox.config.TurnDetection.Automatic;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeechProbability;

/**
 * Sound in, edges of speech out. Frames that come while it is being found out whether the turn is over wait, and are heard
 * as if they came later; a frame that waits is one number.
 */
final class Listening {
    private final SpeechProbability ear;
    private final Deque<Float> waiting = new ArrayDeque<>();
    private TurnDetector detector;

    Listening(SpeechProbability ear) {
        this.ear = ear;
    }

    /** Begins anew. {@code settings} {@code null}: nobody listens. */
    void begin(Automatic settings, long originMs) {
        ear.reset();
        waiting.clear();
        detector = settings == null ? null : new TurnDetector(settings, originMs);
    }

    void hear(byte[] audio, AudioFormat format) {
        if (detector != null) {
            for (float probability : ear.hear(audio, format)) {
                waiting.add(probability);
            }
        }
    }

    /** The next edge of what was heard, or {@code null} when there is none, or none before an answer is known. */
    TurnDetector.Edge next() {
        TurnDetector.Edge edge = null;
        while (edge == null && !waiting.isEmpty() && !detector.isUndecided(waiting.peek())) {
            edge = detector.hear(waiting.poll());
        }
        return edge;
    }

    void endsAfter(long silenceMs) {
        detector.endsAfter(silenceMs);
    }

    /** The client took or threw away the audio up to here. */
    void endTurn(long endMs) {
        if (detector != null) {
            detector.endTurn(waiting.size(), endMs);
            waiting.clear();
        }
    }

    /** As {@link TurnDetector#neededFromMs}; all, while frames wait. */
    OptionalLong neededFromMs() {
        return detector == null || !waiting.isEmpty() ? OptionalLong.empty() : detector.neededFromMs();
    }
}
