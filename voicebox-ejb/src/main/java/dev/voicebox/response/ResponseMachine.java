package dev.voicebox.response;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.privacy.Redacted;

/**
 * How one answer goes. It ends exactly once; what comes later is absorbed.
 *
 * <pre>
 *   Waiting ──words known──► Thinking ──first output──► Answering ──model done──► Voicing ──all spoken──► Ended
 *      │                        │                          │  └──nothing left to speak──────────────────► Ended
 *      └────────────────────────┴──────── cancel, failure ─┴────────────────────────┴────────────────────► Ended
 * </pre>
 */
public final class ResponseMachine {

    private static final ResponseStatus FILTERED =
            new ResponseStatus.Incomplete(ResponseStatus.IncompleteReason.CONTENT_FILTER);

    private static final ResponseStatus TOO_LONG =
            new ResponseStatus.Incomplete(ResponseStatus.IncompleteReason.MAX_OUTPUT_TOKENS);

    private ResponseMachine() {}

    public sealed interface State {}

    /** The caller's words are not all known yet. */
    public record Waiting(Set<ItemId> transcripts) implements State {}

    /** The model was asked and has said nothing. */
    public record Thinking() implements State {}

    /** Output has begun. */
    public record Answering() implements State {}

    /** The model is done, or stopped, the voice is not; the answer ends with {@code status}. */
    public record Voicing(ResponseStatus status) implements State {}

    public record Ended(ResponseStatus status) implements State {}

    public sealed interface Input {}

    public record WordsKnown(ItemId item) implements Input {}

    /** The caller's words cannot be had. */
    public record WordsLost(ItemId item, String message) implements Input {
        @Override
        public String toString() {
            return "WordsLost[" + item + ", " + Redacted.text(message) + "]";
        }
    }

    public record OutputArrived() implements Input {}

    /** The model ended by itself; {@code voicePending}: there are chunks that are not spoken yet. */
    public record ModelFinished(ResponseStatus status, boolean voicePending) implements Input {}

    /** The model gave no answer, or not all of it; {@code voicePending}: what it wrote, or the apology, is still spoken. */
    public record ModelFailed(String message, boolean voicePending) implements Input {
        @Override
        public String toString() {
            return "ModelFailed[" + Redacted.text(message) + ", " + voicePending + "]";
        }
    }

    /** The model has written as much as it may, and writes on. */
    public record LimitReached(boolean voicePending) implements Input {}

    /** A policy does not let it say what comes next; {@code voicePending}: what it let pass is still spoken. */
    public record TextDenied(boolean voicePending) implements Input {}

    /** A policy lets it call nothing of what it wanted to: it is to find another way. */
    public record CallsDenied() implements Input {}

    /** The model cannot read all that it should. */
    public record ContextRefused(String message) implements Input {
        @Override
        public String toString() {
            return "ContextRefused[" + Redacted.text(message) + "]";
        }
    }

    public record VoiceFinished() implements Input {}

    public record Cancelled(ResponseStatus.CancelReason reason) implements Input {}

    public sealed interface Decision {}

    public record AskModel() implements Decision {}

    /** Work for the answer that still runs is of no use any more. */
    public record StopWork() implements Decision {}

    /** Nobody listens to the model any more; what it has written is whole. */
    public record StopModel() implements Decision {}

    /** Close what is open and say {@code response.done}. */
    public record Finish(ResponseStatus status) implements Decision {}

    public record Step(State state, List<Decision> decisions) {}

    /** @param transcripts items of the context whose words are not known yet */
    public static Step begin(Set<ItemId> transcripts) {
        return transcripts.isEmpty()
                ? new Step(new Thinking(), List.of(new AskModel()))
                : new Step(new Waiting(Set.copyOf(transcripts)), List.of());
    }

    public static Step next(State state, Input input) {
        if (state instanceof Ended) {
            return stay(state);
        }
        if (input instanceof Cancelled cancelled) {
            return stop(new ResponseStatus.Cancelled(cancelled.reason()));
        }
        if (state instanceof Waiting waiting) {
            return whileWaiting(waiting, input);
        }
        if (state instanceof Voicing voicing) {
            return whileVoicing(voicing, input);
        }
        return whileModelRuns(state, input);
    }

    private static Step whileWaiting(Waiting waiting, Input input) {
        if (input instanceof WordsLost lost && waiting.transcripts().contains(lost.item())) {
            return stop(failed(ErrorCode.TRANSCRIPTION_FAILED, lost.message()));
        }
        if (input instanceof WordsKnown known) {
            Set<ItemId> left = new HashSet<>(waiting.transcripts());
            if (left.remove(known.item())) {
                return begin(left);
            }
        }
        return stay(waiting);
    }

    private static Step whileVoicing(Voicing voicing, Input input) {
        if (input instanceof VoiceFinished) {
            return finish(voicing.status());
        }
        if (input instanceof TextDenied denied) {
            return denied.voicePending() ? stay(new Voicing(FILTERED)) : finish(FILTERED);
        }
        boolean again = input instanceof CallsDenied && voicing.status() instanceof ResponseStatus.Completed;
        return again ? new Step(new Answering(), List.of(new AskModel())) : stay(voicing);
    }

    private static Step whileModelRuns(State state, Input input) {
        if (input instanceof OutputArrived) {
            return stay(new Answering());
        }
        if (input instanceof ModelFinished finished) {
            return finished.voicePending() ? stay(new Voicing(finished.status())) : finish(finished.status());
        }
        if (input instanceof LimitReached reached) {
            return stopModel(TOO_LONG, reached.voicePending());
        }
        if (input instanceof TextDenied denied) {
            return stopModel(FILTERED, denied.voicePending());
        }
        if (input instanceof ModelFailed failure) {
            ResponseStatus status = failed(ErrorCode.PROVIDER_FAILED, failure.message());
            return failure.voicePending() ? stay(new Voicing(status)) : stop(status);
        }
        if (input instanceof ContextRefused refused) {
            return stop(new ResponseStatus.Failed(
                    ErrorType.INVALID_REQUEST, ErrorCode.CONTEXT_LENGTH_EXCEEDED, refused.message()));
        }
        return stay(state);
    }

    private static Step stopModel(ResponseStatus status, boolean voicePending) {
        return voicePending
                ? new Step(new Voicing(status), List.of(new StopModel()))
                : new Step(new Ended(status), List.of(new StopModel(), new Finish(status)));
    }

    private static ResponseStatus failed(ErrorCode code, String message) {
        return new ResponseStatus.Failed(ErrorType.SERVER, code, message);
    }

    private static Step stop(ResponseStatus status) {
        return new Step(new Ended(status), List.of(new StopWork(), new Finish(status)));
    }

    private static Step finish(ResponseStatus status) {
        return new Step(new Ended(status), List.of(new Finish(status)));
    }

    private static Step stay(State state) {
        return new Step(state, List.of());
    }
}
