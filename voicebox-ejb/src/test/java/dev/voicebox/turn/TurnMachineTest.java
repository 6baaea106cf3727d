package dev.voicebox.turn;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.event.ItemId;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.turn.TurnMachine.AnnounceStart;
import dev.voicebox.turn.TurnMachine.AnnounceStop;
import dev.voicebox.turn.TurnMachine.AnnounceTimeout;
import dev.voicebox.turn.TurnMachine.Assess;
import dev.voicebox.turn.TurnMachine.Cleared;
import dev.voicebox.turn.TurnMachine.Committed;
import dev.voicebox.turn.TurnMachine.Decision;
import dev.voicebox.turn.TurnMachine.DetectionOff;
import dev.voicebox.turn.TurnMachine.DropAssessment;
import dev.voicebox.turn.TurnMachine.IdledOut;
import dev.voicebox.turn.TurnMachine.Input;
import dev.voicebox.turn.TurnMachine.Paused;
import dev.voicebox.turn.TurnMachine.Pausing;
import dev.voicebox.turn.TurnMachine.Quiet;
import dev.voicebox.turn.TurnMachine.Speaking;
import dev.voicebox.turn.TurnMachine.SpeechBegan;
import dev.voicebox.turn.TurnMachine.SpeechEnded;
import dev.voicebox.turn.TurnMachine.State;
import dev.voicebox.turn.TurnMachine.Step;
import dev.voicebox.turn.TurnMachine.TakeTurn;
import dev.voicebox.turn.TurnMachine.WentOn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the machine of turns does in each state with each input, and what holds however they follow each other. */
class TurnMachineTest {
    private static final ItemId NEW = new ItemId("item_new");
    private static final ItemId ANNOUNCED = new ItemId("item_announced");
    private static final State QUIET = new Quiet();
    private static final Speaking SPEAKING = new Speaking(ANNOUNCED, 320);
    private static final AssessmentId FIRST = new AssessmentId(1);
    private static final AssessmentId SECOND = new AssessmentId(2);
    private static final State PAUSING = new Pausing(SPEAKING, FIRST);

    static Stream<Arguments> transitions() {
        return Stream.of(
                row(QUIET, new SpeechBegan(NEW, 96), new Speaking(NEW, 96), new AnnounceStart(NEW, 96)),
                row(QUIET, new SpeechEnded(960), QUIET),
                row(QUIET, new Committed(NEW), QUIET, new TakeTurn(NEW, -1, -1, false, null)),
                row(QUIET, new Cleared(), QUIET),
                row(QUIET, new DetectionOff(), QUIET),
                row(SPEAKING, new SpeechBegan(NEW, 640), SPEAKING),
                row(
                        SPEAKING,
                        new SpeechEnded(960),
                        QUIET,
                        new AnnounceStop(ANNOUNCED, 960),
                        new TakeTurn(ANNOUNCED, 320, 960, true, null)),
                row(SPEAKING, new Committed(NEW), QUIET, new TakeTurn(ANNOUNCED, -1, -1, false, null)),
                row(SPEAKING, new Cleared(), QUIET),
                row(SPEAKING, new DetectionOff(), QUIET),
                row(QUIET, new Paused(FIRST, 640), QUIET),
                row(QUIET, new WentOn(), QUIET),
                row(
                        QUIET,
                        new IdledOut(NEW, 320, 5_320),
                        QUIET,
                        new AnnounceTimeout(NEW, 320, 5_320),
                        new TakeTurn(NEW, 320, 5_320, true, null)),
                row(SPEAKING, new Paused(FIRST, 640), PAUSING, new Assess(FIRST, 320, 640)),
                row(SPEAKING, new WentOn(), SPEAKING),
                row(SPEAKING, new IdledOut(NEW, 320, 5_320), SPEAKING));
    }

    static Stream<Arguments> transitionsInAPause() {
        return Stream.of(
                row(PAUSING, new SpeechBegan(NEW, 640), PAUSING),
                row(PAUSING, new Paused(SECOND, 640), PAUSING),
                row(PAUSING, new IdledOut(NEW, 320, 5_320), PAUSING),
                row(PAUSING, new WentOn(), SPEAKING, new DropAssessment(FIRST)),
                row(
                        PAUSING,
                        new SpeechEnded(960),
                        QUIET,
                        new AnnounceStop(ANNOUNCED, 960),
                        new TakeTurn(ANNOUNCED, 320, 960, true, FIRST)),
                row(
                        PAUSING,
                        new Committed(NEW),
                        QUIET,
                        new DropAssessment(FIRST),
                        new TakeTurn(ANNOUNCED, -1, -1, false, null)),
                row(PAUSING, new Cleared(), QUIET, new DropAssessment(FIRST)),
                row(PAUSING, new DetectionOff(), QUIET, new DropAssessment(FIRST)));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource({"transitions", "transitionsInAPause"})
    void eachInputDoesWhatItsRowSays(State state, Input input, State next, List<Decision> decisions) {
        assertThat(TurnMachine.next(state, input)).isEqualTo(new Step(next, decisions));
    }

    @Test
    void everyPairOfStateAndInputHasARow() {
        Set<String> pairs = Stream.concat(transitions(), transitionsInAPause())
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
    void aTurnStartsInQuiet() {
        assertThat(TurnMachine.initial()).isEqualTo(QUIET);
    }

    @Test
    void aHundredThousandRandomStepsKeepTheOrderOfTurns() {
        Random random = new Random(20);
        State state = TurnMachine.initial();
        ItemId open = null;
        AssessmentId asked = null;
        for (int i = 0; i < 100_000; i++) {
            ItemId fresh = new ItemId("item_" + i);
            Input input = anything(random, fresh, i);
            Step step = TurnMachine.next(state, input);
            for (Decision decision : step.decisions()) {
                if (decision instanceof AnnounceStart start) {
                    assertThat(open).as("no turn is announced inside another").isNull();
                    open = start.item();
                } else if (decision instanceof AnnounceStop stop) {
                    assertThat(stop.item())
                            .as("the stop is of the turn that started")
                            .isEqualTo(open);
                } else if (decision instanceof Assess assess) {
                    assertThat(asked).as("one question at a time").isNull();
                    asked = assess.assessment();
                } else if (decision instanceof DropAssessment drop) {
                    assertThat(drop.assessment()).isEqualTo(asked);
                    asked = null;
                } else if (decision instanceof TakeTurn turn) {
                    assertThat(turn.item()).as("an announced turn keeps its id").isEqualTo(open == null ? fresh : open);
                    assertThat(turn.detected()).isEqualTo(!(input instanceof Committed));
                    assertThat(turn.assessment()).as("its words go with it").isEqualTo(asked);
                    open = null;
                    asked = null;
                }
            }
            state = step.state();
            open = state instanceof Quiet ? null : open;
            assertThat(turnOf(state)).isEqualTo(open);
            assertThat(state instanceof Pausing pausing ? pausing.assessment() : null)
                    .isEqualTo(asked);
        }
    }

    private static ItemId turnOf(State state) {
        if (state instanceof Pausing pausing) {
            return pausing.turn().item();
        }
        return state instanceof Speaking speaking ? speaking.item() : null;
    }

    private static Input anything(Random random, ItemId fresh, int now) {
        return switch (random.nextInt(14)) {
            case 0, 1 -> new SpeechBegan(fresh, now);
            case 2, 3 -> new SpeechEnded(now);
            case 4, 5 -> new Committed(fresh);
            case 6 -> new Cleared();
            case 7, 8, 9 -> new Paused(new AssessmentId(now), now);
            case 10, 11 -> new WentOn();
            case 12 -> new IdledOut(fresh, now, now);
            default -> new DetectionOff();
        };
    }

    private static Arguments row(State state, Input input, State next, Decision... decisions) {
        return arguments(state, input, next, List.of(decisions));
    }
}
