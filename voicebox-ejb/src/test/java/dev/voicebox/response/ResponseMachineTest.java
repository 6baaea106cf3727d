package dev.voicebox.response;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseStatus.CancelReason;
import dev.voicebox.event.ResponseStatus.IncompleteReason;
import dev.voicebox.response.ResponseMachine.Answering;
import dev.voicebox.response.ResponseMachine.AskModel;
import dev.voicebox.response.ResponseMachine.CallsDenied;
import dev.voicebox.response.ResponseMachine.Cancelled;
import dev.voicebox.response.ResponseMachine.ContextRefused;
import dev.voicebox.response.ResponseMachine.Decision;
import dev.voicebox.response.ResponseMachine.Ended;
import dev.voicebox.response.ResponseMachine.Finish;
import dev.voicebox.response.ResponseMachine.Input;
import dev.voicebox.response.ResponseMachine.LimitReached;
import dev.voicebox.response.ResponseMachine.ModelFailed;
import dev.voicebox.response.ResponseMachine.ModelFinished;
import dev.voicebox.response.ResponseMachine.OutputArrived;
import dev.voicebox.response.ResponseMachine.State;
import dev.voicebox.response.ResponseMachine.Step;
import dev.voicebox.response.ResponseMachine.StopModel;
import dev.voicebox.response.ResponseMachine.StopWork;
import dev.voicebox.response.ResponseMachine.TextDenied;
import dev.voicebox.response.ResponseMachine.Thinking;
import dev.voicebox.response.ResponseMachine.VoiceFinished;
import dev.voicebox.response.ResponseMachine.Voicing;
import dev.voicebox.response.ResponseMachine.Waiting;
import dev.voicebox.response.ResponseMachine.WordsKnown;
import dev.voicebox.response.ResponseMachine.WordsLost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the machine of an answer does in each state with each input, and what holds however they follow each other. */
class ResponseMachineTest {
    private static final ItemId A = new ItemId("item_a");
    private static final ItemId B = new ItemId("item_b");
    private static final ItemId OTHER = new ItemId("item_other");
    private static final ResponseStatus COMPLETED = new ResponseStatus.Completed();
    private static final ResponseStatus CUT_SHORT = new ResponseStatus.Incomplete(IncompleteReason.MAX_OUTPUT_TOKENS);
    private static final ResponseStatus INTERRUPTED = new ResponseStatus.Cancelled(CancelReason.TURN_DETECTED);
    private static final ResponseStatus NO_WORDS = failed(ErrorCode.TRANSCRIPTION_FAILED, "no ears");
    private static final ResponseStatus NO_MODEL = failed(ErrorCode.PROVIDER_FAILED, "no mind");

    private static final ResponseStatus NO_ROOM =
            new ResponseStatus.Failed(ErrorType.INVALID_REQUEST, ErrorCode.CONTEXT_LENGTH_EXCEEDED, "too long");

    private static final State WAITING = new Waiting(Set.of(A));
    private static final State THINKING = new Thinking();
    private static final State ANSWERING = new Answering();
    private static final State VOICING = new Voicing(CUT_SHORT);
    private static final State ENDED = new Ended(COMPLETED);

    private static final Input HEARD = new WordsKnown(A);
    private static final Input LOST = new WordsLost(A, "no ears");
    private static final Input OUTPUT = new OutputArrived();
    private static final Input ALL_SAID = new ModelFinished(COMPLETED, false);
    private static final Input STILL_TO_SPEAK = new ModelFinished(CUT_SHORT, true);
    private static final Input MODEL_GONE = new ModelFailed("no mind", false);
    private static final Input MODEL_GONE_WHILE_SPEAKING = new ModelFailed("no mind", true);
    private static final Input TOO_MUCH = new LimitReached(false);
    private static final Input TOO_MUCH_TO_SPEAK = new LimitReached(true);
    private static final Input TOO_LONG = new ContextRefused("too long");
    private static final ResponseStatus FILTERED = new ResponseStatus.Incomplete(IncompleteReason.CONTENT_FILTER);
    private static final Input DENIED = new TextDenied(false);
    private static final Input DENIED_WHILE_SPEAKING = new TextDenied(true);
    private static final Input CALLS_DENIED = new CallsDenied();
    private static final Input SPOKEN = new VoiceFinished();
    private static final Input CANCEL = new Cancelled(CancelReason.TURN_DETECTED);

    static Stream<Arguments> transitions() {
        return Stream.of(
                        whileWaiting(),
                        whileModelRuns(THINKING),
                        whileModelRuns(ANSWERING),
                        whileVoicing(),
                        whenEnded())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> whileWaiting() {
        return Stream.of(
                row(WAITING, HEARD, THINKING, new AskModel()),
                row(new Waiting(Set.of(A, B)), HEARD, new Waiting(Set.of(B))),
                row(WAITING, new WordsKnown(OTHER), WAITING),
                row(WAITING, LOST, new Ended(NO_WORDS), new StopWork(), new Finish(NO_WORDS)),
                row(WAITING, new WordsLost(OTHER, "no ears"), WAITING),
                row(WAITING, OUTPUT, WAITING),
                row(WAITING, ALL_SAID, WAITING),
                row(WAITING, MODEL_GONE, WAITING),
                row(WAITING, SPOKEN, WAITING),
                row(WAITING, TOO_MUCH, WAITING),
                row(WAITING, TOO_LONG, WAITING),
                row(WAITING, DENIED, WAITING),
                row(WAITING, CALLS_DENIED, WAITING),
                row(WAITING, CANCEL, new Ended(INTERRUPTED), new StopWork(), new Finish(INTERRUPTED)));
    }

    private static Stream<Arguments> whileModelRuns(State running) {
        return Stream.of(
                row(running, HEARD, running),
                row(running, LOST, running),
                row(running, OUTPUT, ANSWERING),
                row(running, ALL_SAID, new Ended(COMPLETED), new Finish(COMPLETED)),
                row(running, STILL_TO_SPEAK, VOICING),
                row(running, MODEL_GONE, new Ended(NO_MODEL), new StopWork(), new Finish(NO_MODEL)),
                row(running, MODEL_GONE_WHILE_SPEAKING, new Voicing(NO_MODEL)),
                row(running, SPOKEN, running),
                row(running, TOO_MUCH, new Ended(CUT_SHORT), new StopModel(), new Finish(CUT_SHORT)),
                row(running, TOO_MUCH_TO_SPEAK, VOICING, new StopModel()),
                row(running, DENIED, new Ended(FILTERED), new StopModel(), new Finish(FILTERED)),
                row(running, DENIED_WHILE_SPEAKING, new Voicing(FILTERED), new StopModel()),
                row(running, CALLS_DENIED, running),
                row(running, TOO_LONG, new Ended(NO_ROOM), new StopWork(), new Finish(NO_ROOM)),
                row(running, CANCEL, new Ended(INTERRUPTED), new StopWork(), new Finish(INTERRUPTED)));
    }

    private static Stream<Arguments> whileVoicing() {
        return Stream.of(
                row(VOICING, HEARD, VOICING),
                row(VOICING, LOST, VOICING),
                row(VOICING, OUTPUT, VOICING),
                row(VOICING, ALL_SAID, VOICING),
                row(VOICING, MODEL_GONE, VOICING),
                row(VOICING, TOO_MUCH, VOICING),
                row(VOICING, TOO_LONG, VOICING),
                row(VOICING, DENIED, new Ended(FILTERED), new Finish(FILTERED)),
                row(VOICING, DENIED_WHILE_SPEAKING, new Voicing(FILTERED)),
                row(VOICING, CALLS_DENIED, VOICING),
                row(new Voicing(COMPLETED), CALLS_DENIED, ANSWERING, new AskModel()),
                row(VOICING, SPOKEN, new Ended(CUT_SHORT), new Finish(CUT_SHORT)),
                row(VOICING, CANCEL, new Ended(INTERRUPTED), new StopWork(), new Finish(INTERRUPTED)));
    }

    private static Stream<Arguments> whenEnded() {
        return Stream.of(
                        HEARD,
                        LOST,
                        OUTPUT,
                        ALL_SAID,
                        STILL_TO_SPEAK,
                        MODEL_GONE,
                        TOO_MUCH,
                        TOO_LONG,
                        DENIED,
                        CALLS_DENIED,
                        SPOKEN,
                        CANCEL)
                .map(input -> row(ENDED, input, ENDED));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("transitions")
    void eachInputDoesWhatItsRowSays(State state, Input input, State next, List<Decision> decisions) {
        assertThat(ResponseMachine.next(state, input)).isEqualTo(new Step(next, decisions));
    }

    @Test
    void everyPairOfStateAndInputHasARow() {
        Set<String> pairs = transitions()
                .map(row -> row.get()[0].getClass().getSimpleName() + " "
                        + row.get()[1].getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(pairs)
                .isEqualTo(Arrays.stream(State.class.getPermittedSubclasses())
                        .flatMap(state -> Arrays.stream(Input.class.getPermittedSubclasses())
                                .map(input -> state.getSimpleName() + " " + input.getSimpleName()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theModelIsAskedAtOnceWhenAllWordsAreKnown() {
        assertThat(ResponseMachine.begin(Set.of())).isEqualTo(new Step(THINKING, List.of(new AskModel())));
        assertThat(ResponseMachine.begin(Set.of(A))).isEqualTo(new Step(WAITING, List.of()));
    }

    @Test
    void aHundredThousandRandomStepsEndEachAnswerOnce() {
        Random random = new Random(21);
        int answers = 0;
        for (int steps = 0; steps < 100_000; answers++) {
            Set<ItemId> missing = new HashSet<>();
            Stream.of(A, B).filter(item -> random.nextBoolean()).forEach(missing::add);
            Walk walk = new Walk(ResponseMachine.begin(missing));
            for (int i = 0; i < 40; i++, steps++) {
                walk.meets(anything(random));
            }
            walk.meets(CANCEL);
            assertThat(walk.finished).as("every answer ends").isEqualTo(1);
        }
        assertThat(answers).isGreaterThan(1_000);
    }

    private static Input anything(Random random) {
        ItemId item = List.of(A, B, OTHER).get(random.nextInt(3));
        return switch (random.nextInt(16)) {
            case 0 -> LOST;
            case 1 -> random.nextInt(4) == 0 ? CANCEL : OUTPUT;
            case 2 -> random.nextInt(4) == 0 ? random.nextBoolean() ? MODEL_GONE : MODEL_GONE_WHILE_SPEAKING : OUTPUT;
            case 3 -> ALL_SAID;
            case 4 -> STILL_TO_SPEAK;
            case 5, 6 -> SPOKEN;
            case 7, 8, 9 -> OUTPUT;
            default -> new WordsKnown(item);
        };
    }

    /** One answer, watched. */
    private static final class Walk {
        private State state;
        private int asked;
        private int stopped;
        private int finished;

        private Walk(Step begin) {
            take(begin);
        }

        private void meets(Input input) {
            boolean over = state instanceof Ended;
            State before = state;
            Step step = ResponseMachine.next(state, input);
            assertThat(over && !step.equals(new Step(before, List.of())))
                    .as("an ended answer absorbs " + input)
                    .isFalse();
            take(step);
            if (input instanceof Cancelled && !over) {
                assertThat(step.decisions()).first().isInstanceOf(StopWork.class);
            }
        }

        private void take(Step step) {
            for (Decision decision : step.decisions()) {
                assertThat(finished).as(decision + " comes before the end").isZero();
                asked += decision instanceof AskModel ? 1 : 0;
                stopped += decision instanceof StopWork ? 1 : 0;
                finished += decision instanceof Finish ? 1 : 0;
            }
            assertThat(asked).as("the model is asked once").isLessThanOrEqualTo(1);
            assertThat(stopped).as("work is stopped once").isLessThanOrEqualTo(1);
            assertThat(finished == 1).isEqualTo(step.state() instanceof Ended);
            state = step.state();
        }
    }

    private static ResponseStatus failed(ErrorCode code, String message) {
        return new ResponseStatus.Failed(ErrorType.SERVER, code, message);
    }

    private static Arguments row(State state, Input input, State next, Decision... decisions) {
        return arguments(state, input, next, List.of(decisions));
    }
}
