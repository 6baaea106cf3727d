package dev.voicebox.turn;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.event.ItemId;
import dev.voicebox.job.AssessmentId;

/**
 * Whose turn it is, as the caller's side sees it.
 *
 * <pre>
 *            speechBegan             paused
 *   Quiet ───────────────► Speaking ────────► Pausing
 *     ▲ └─ idledOut ─┐      │    ▲   wentOn   │ │
 *     ├──────────────┘      │    └────────────┘ │
 *     └──── speechEnded, committed, cleared, ───┘
 *           detectionOff
 * </pre>
 *
 * A turn announced by {@code speech_started} keeps its item id whoever ends it: silence or the client's own commit. While
 * Pausing, an assessment of the turn so far is under way; whatever leads out of Pausing drops it, save the end of speech,
 * whose item may need the words.
 */
public final class TurnMachine {

    private TurnMachine() {}

    /** Where the machine stands. */
    public sealed interface State {}

    public record Quiet() implements State {}

    /** @param startMs where the turn's audio begins, padding included */
    public record Speaking(ItemId item, long startMs) implements State {}

    public record Pausing(Speaking turn, AssessmentId assessment) implements State {}

    /** What happened. */
    public sealed interface Input {}

    public record SpeechBegan(ItemId item, long startMs) implements Input {}

    /** The caller is silent, perhaps for good. */
    public record Paused(AssessmentId assessment, long atMs) implements Input {}

    /** The caller was not silent for good. */
    public record WentOn() implements Input {}

    public record SpeechEnded(long endMs) implements Input {}

    /** Nobody spoke for too long. */
    public record IdledOut(ItemId item, long startMs, long endMs) implements Input {}

    /** The client commits; {@code item} is used when no turn was announced. */
    public record Committed(ItemId item) implements Input {}

    public record Cleared() implements Input {}

    public record DetectionOff() implements Input {}

    /** What follows. */
    public sealed interface Decision {}

    public record AnnounceStart(ItemId item, long startMs) implements Decision {}

    public record AnnounceStop(ItemId item, long endMs) implements Decision {}

    public record AnnounceTimeout(ItemId item, long startMs, long endMs) implements Decision {}

    /** Find out how the turn sounds so far. */
    public record Assess(AssessmentId assessment, long startMs, long endMs) implements Decision {}

    public record DropAssessment(AssessmentId assessment) implements Decision {}

    /**
     * The audio from {@code startMs} (or all there is, when negative) to {@code endMs} (or all) becomes an item.
     *
     * @param assessment of the same words, or {@code null}
     */
    public record TakeTurn(ItemId item, long startMs, long endMs, boolean detected, AssessmentId assessment)
            implements Decision {}

    /** Where the machine goes, and what follows. */
    public record Step(State state, List<Decision> decisions) {}

    private static final State QUIET = new Quiet();
    private static final long ALL = -1;

    public static State initial() {
        return QUIET;
    }

    public static Step next(State state, Input input) {
        if (state instanceof Pausing pausing) {
            return whilePausing(pausing, input);
        }
        return state instanceof Speaking speaking ? whileSpeaking(speaking, input) : whileQuiet(input);
    }

    private static Step whileQuiet(Input input) {
        if (input instanceof SpeechBegan began) {
            return new Step(
                    new Speaking(began.item(), began.startMs()),
                    List.of(new AnnounceStart(began.item(), began.startMs())));
        }
        if (input instanceof Committed committed) {
            return new Step(QUIET, List.of(new TakeTurn(committed.item(), ALL, ALL, false, null)));
        }
        if (input instanceof IdledOut idle) {
            return new Step(
                    QUIET,
                    List.of(
                            new AnnounceTimeout(idle.item(), idle.startMs(), idle.endMs()),
                            new TakeTurn(idle.item(), idle.startMs(), idle.endMs(), true, null)));
        }
        return stay(QUIET);
    }

    private static Step whileSpeaking(Speaking speaking, Input input) {
        if (input instanceof SpeechEnded ended) {
            return end(speaking, ended, null);
        }
        if (input instanceof Paused paused) {
            return new Step(
                    new Pausing(speaking, paused.assessment()),
                    List.of(new Assess(paused.assessment(), speaking.startMs(), paused.atMs())));
        }
        if (input instanceof Committed) {
            return new Step(QUIET, List.of(new TakeTurn(speaking.item(), ALL, ALL, false, null)));
        }
        if (input instanceof Cleared || input instanceof DetectionOff) {
            return stay(QUIET);
        }
        return stay(speaking);
    }

    private static Step whilePausing(Pausing pausing, Input input) {
        if (input instanceof SpeechEnded ended) {
            return end(pausing.turn(), ended, pausing.assessment());
        }
        if (input instanceof Paused || input instanceof SpeechBegan || input instanceof IdledOut) {
            return stay(pausing);
        }
        Step step = input instanceof WentOn ? stay(pausing.turn()) : whileSpeaking(pausing.turn(), input);
        List<Decision> decisions = new ArrayList<>();
        decisions.add(new DropAssessment(pausing.assessment()));
        decisions.addAll(step.decisions());
        return new Step(step.state(), decisions);
    }

    private static Step end(Speaking turn, SpeechEnded ended, AssessmentId assessment) {
        return new Step(
                QUIET,
                List.of(
                        new AnnounceStop(turn.item(), ended.endMs()),
                        new TakeTurn(turn.item(), turn.startMs(), ended.endMs(), true, assessment)));
    }

    private static Step stay(State state) {
        return new Step(state, List.of());
    }
}
