package dev.voicebox.speech.tts;

import java.time.Duration;
import java.util.concurrent.CancellationException;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.failover.FailoverListener;
import dev.voicebox.speech.failover.Fault;
import dev.voicebox.speech.failover.GivenUp;
import dev.voicebox.speech.failover.Rests;

/** Draws the conclusions from how an engine's try at a chunk ended. */
final class VoiceFailures {
    private final Rests rests;
    private final FailoverListener listener;

    VoiceFailures(Rests rests, FailoverListener listener) {
        this.rests = rests;
        this.listener = listener;
    }

    /** {@code null} when the engine has spoken, or nobody waits any more. */
    SpeechFailure of(String id, SpeakAttempt attempt, Cancellation cancellation) {
        if (!attempt.isLate() && Rests.isGrave(attempt.failure())) {
            return noted(id, attempt);
        }
        if (cancellation.isCancelled()) {
            rests.unknown(id);
            return null;
        }
        if (!attempt.isLate() && attempt.failure() == null) {
            rests.worked(id);
            return null;
        }
        if (attempt.failure() instanceof CancellationException stop) {
            throw stop;
        }
        return noted(id, attempt);
    }

    private SpeechFailure noted(String id, SpeakAttempt attempt) {
        SpeechFailure failure = failure(id, attempt);
        if (failure.kind() == SpeechFailure.Kind.ENGINE) {
            Fault fault = fault(attempt);
            Duration rest = fault == Fault.SLOW ? rests.slow(id, attempt.begun()) : rests.failed(id, attempt.failure());
            listener.onFailed(new GivenUp(Role.TTS, id, fault, attempt.failure(), rest));
        } else {
            rests.unknown(id);
        }
        return failure;
    }

    private static Fault fault(SpeakAttempt attempt) {
        if (attempt.hasSounded()) {
            return Fault.BROKE_OFF;
        }
        return attempt.isLate() ? Fault.SLOW : Fault.BROKEN;
    }

    private static SpeechFailure failure(String id, SpeakAttempt attempt) {
        Throwable cause = attempt.failure();
        if (!attempt.isLate() && cause instanceof SpeechFailure told) {
            return told;
        }
        String message = "the voice " + id + (attempt.isLate() ? " took too long" : " failed");
        return new SpeechFailure(SpeechFailure.Kind.ENGINE, message, cause);
    }
}
