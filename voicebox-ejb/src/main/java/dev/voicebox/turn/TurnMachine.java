package dev.voicebox.turn;

import java.util.List;

import dev.voicebox.event.ItemId;

/**
 * Whose turn it is, as the caller's side sees it.
 *
 * <pre>
 *             speechBegan              speechEnded, committed, cleared, detectionOff
 *   Quiet ───────────────► Speaking ─────────────────────────────────────────────────► Quiet
 * </pre>
 *
 * A turn announced by {@code speech_started} keeps its item id whoever ends it: silence or the client's own commit.
 */
public final class TurnMachine {

    private TurnMachine() {}

    /** Where the machine stands. */
    public sealed interface State {}

    public record Quiet() implements State {}

    /** @param startMs where the turn's audio begins, padding included */
    public record Speaking(ItemId item, long startMs) implements State {}

    /** What happened. */
    public sealed interface Input {}

    public record SpeechBegan(ItemId item, long startMs) implements Input {}

    public record SpeechEnded(long endMs) implements Input {}

    /** The client commits; {@code item} is used when no turn was announced. */
    public record Committed(ItemId item) implements Input {}

    public record Cleared() implements Input {}

    public record DetectionOff() implements Input {}

    /** What follows. */
    public sealed interface Decision {}

    public record AnnounceStart(ItemId item, long startMs) implements Decision {}

    public record AnnounceStop(ItemId item, long endMs) implements Decision {}

    /** The audio from {@code startMs} (or all there is, when negative) to {@code endMs} (or all) becomes an item. */
    public record TakeTurn(ItemId item, long startMs, long endMs, boolean detected) implements Decision {}

    /** Where the machine goes, and what follows. */
    public record Step(State state, List<Decision> decisions) {}

    private static final State QUIET = new Quiet();
    private static final long ALL = -1;

    public static State initial() {
        return QUIET;
    }

    public static Step next(State state, Input input) {
        return state instanceof Speaking speaking ? whileSpeaking(speaking, input) : whileQuiet(input);
    }

    private static Step whileQuiet(Input input) {
        if (input instanceof SpeechBegan began) {
            return new Step(
                    new Speaking(began.item(), began.startMs()),
                    List.of(new AnnounceStart(began.item(), began.startMs())));
        }
        if (input instanceof Committed committed) {
            return new Step(QUIET, List.of(new TakeTurn(committed.item(), ALL, ALL, false)));
        }
        return stay(QUIET);
    }

    private static Step whileSpeaking(Speaking speaking, Input input) {
        if (input instanceof SpeechEnded ended) {
            return new Step(
                    QUIET,
                    List.of(
                            new AnnounceStop(speaking.item(), ended.endMs()),
                            new TakeTurn(speaking.item(), speaking.startMs(), ended.endMs(), true)));
        }
        if (input instanceof Committed) {
            return new Step(QUIET, List.of(new TakeTurn(speaking.item(), ALL, ALL, false)));
        }
        if (input instanceof Cleared || input instanceof DetectionOff) {
            return stay(QUIET);
        }
        return stay(speaking);
    }

    private static Step stay(State state) {
        return new Step(state, List.of());
    }
}
