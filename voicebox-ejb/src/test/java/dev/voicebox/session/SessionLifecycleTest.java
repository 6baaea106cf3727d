package dev.voicebox.session;

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

import dev.voicebox.event.ErrorCode;
import dev.voicebox.session.SessionLifecycle.AnnounceEnd;
import dev.voicebox.session.SessionLifecycle.AnnounceExpiry;
import dev.voicebox.session.SessionLifecycle.AnswersFinished;
import dev.voicebox.session.SessionLifecycle.AwaitReturn;
import dev.voicebox.session.SessionLifecycle.ClientGone;
import dev.voicebox.session.SessionLifecycle.CloseSocket;
import dev.voicebox.session.SessionLifecycle.Closed;
import dev.voicebox.session.SessionLifecycle.Decision;
import dev.voicebox.session.SessionLifecycle.Detached;
import dev.voicebox.session.SessionLifecycle.Draining;
import dev.voicebox.session.SessionLifecycle.End;
import dev.voicebox.session.SessionLifecycle.EndRequested;
import dev.voicebox.session.SessionLifecycle.Expired;
import dev.voicebox.session.SessionLifecycle.GoOn;
import dev.voicebox.session.SessionLifecycle.HandOver;
import dev.voicebox.session.SessionLifecycle.Input;
import dev.voicebox.session.SessionLifecycle.LingerOver;
import dev.voicebox.session.SessionLifecycle.Open;
import dev.voicebox.session.SessionLifecycle.OwnershipLost;
import dev.voicebox.session.SessionLifecycle.PatienceOver;
import dev.voicebox.session.SessionLifecycle.Reattached;
import dev.voicebox.session.SessionLifecycle.Rest;
import dev.voicebox.session.SessionLifecycle.State;
import dev.voicebox.session.SessionLifecycle.Step;
import dev.voicebox.session.SessionLifecycle.StopRequested;
import dev.voicebox.session.SessionLifecycle.Vanish;
import dev.voicebox.session.SessionLifecycle.WaitForAnswers;
import dev.voicebox.session.SessionLifecycle.WindowOver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What a session's life does in each state with each input, and what holds however they follow each other. */
class SessionLifecycleTest {
    private static final State OPEN = new Open();
    private static final State DRAINING = new Draining();
    private static final State DETACHED = new Detached();
    private static final State CLOSED = new Closed();
    private static final Input GONE = new ClientGone(true);
    private static final Input GONE_FOR_GOOD = new ClientGone(false);
    private static final Decision DISPLACED = new CloseSocket(4409, "displaced");
    private static final Input STOP = new StopRequested(false);
    private static final Input STOP_WHILE_ANSWERING = new StopRequested(true);
    private static final Decision STOPPED = new CloseSocket(1012, "The server is stopping. Reconnect.");
    private static final Ending SUSPENDED = new Ending(ErrorCode.TENANT_SUSPENDED, "not served");
    private static final Input UNWANTED = new EndRequested(SUSPENDED);
    private static final Decision SHOWN_OUT = new CloseSocket(4000, "invalid_request_error.tenant_suspended");
    private static final Decision TOO_OLD = new CloseSocket(1001, "enough");

    static Stream<Arguments> transitions() {
        return Stream.of(whileOpen(), whileDetached(), whileDraining(), whenClosed())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> whileOpen() {
        return Stream.of(
                row(OPEN, STOP, CLOSED, new HandOver(), STOPPED),
                row(OPEN, STOP_WHILE_ANSWERING, DRAINING, new WaitForAnswers()),
                row(OPEN, new AnswersFinished(), OPEN),
                row(OPEN, new PatienceOver(), OPEN),
                row(OPEN, new LingerOver(), OPEN),
                row(OPEN, new WindowOver(), OPEN),
                row(OPEN, new Reattached(), OPEN),
                row(OPEN, new OwnershipLost(), CLOSED, new Vanish(), DISPLACED),
                row(OPEN, new Expired("enough"), CLOSED, new AnnounceExpiry("enough"), new End(), TOO_OLD),
                row(OPEN, UNWANTED, CLOSED, new AnnounceEnd(SUSPENDED), new End(), SHOWN_OUT),
                row(OPEN, GONE, DETACHED, new AwaitReturn()),
                row(OPEN, GONE_FOR_GOOD, CLOSED, new End()));
    }

    private static Stream<Arguments> whileDetached() {
        return Stream.of(
                row(DETACHED, STOP, CLOSED, new HandOver(), STOPPED),
                row(DETACHED, STOP_WHILE_ANSWERING, DRAINING, new WaitForAnswers()),
                row(DETACHED, new AnswersFinished(), DETACHED),
                row(DETACHED, new PatienceOver(), DETACHED),
                row(DETACHED, new LingerOver(), DETACHED, new Rest()),
                row(DETACHED, new WindowOver(), CLOSED, new End()),
                row(DETACHED, new Reattached(), OPEN, new GoOn()),
                row(DETACHED, new OwnershipLost(), CLOSED, new Vanish(), DISPLACED),
                row(DETACHED, new Expired("enough"), CLOSED, new AnnounceExpiry("enough"), new End(), TOO_OLD),
                row(DETACHED, UNWANTED, CLOSED, new AnnounceEnd(SUSPENDED), new End(), SHOWN_OUT),
                row(DETACHED, GONE, DETACHED),
                row(DETACHED, GONE_FOR_GOOD, CLOSED, new End()));
    }

    private static Stream<Arguments> whileDraining() {
        return Stream.of(
                row(DRAINING, STOP, DRAINING),
                row(DRAINING, STOP_WHILE_ANSWERING, DRAINING),
                row(DRAINING, new AnswersFinished(), CLOSED, new HandOver(), STOPPED),
                row(DRAINING, new PatienceOver(), CLOSED, new HandOver(), STOPPED),
                row(DRAINING, new LingerOver(), DRAINING),
                row(DRAINING, new WindowOver(), DRAINING),
                row(DRAINING, new Reattached(), DRAINING),
                row(DRAINING, new OwnershipLost(), CLOSED, new Vanish(), DISPLACED),
                row(DRAINING, new Expired("enough"), CLOSED, new AnnounceExpiry("enough"), new End(), TOO_OLD),
                row(DRAINING, UNWANTED, CLOSED, new AnnounceEnd(SUSPENDED), new End(), SHOWN_OUT),
                row(DRAINING, GONE, DRAINING),
                row(DRAINING, GONE_FOR_GOOD, CLOSED, new End()));
    }

    private static Stream<Arguments> whenClosed() {
        return Stream.of(
                        STOP,
                        new AnswersFinished(),
                        new PatienceOver(),
                        new LingerOver(),
                        new WindowOver(),
                        new Reattached(),
                        new OwnershipLost(),
                        new Expired("enough"),
                        UNWANTED,
                        GONE,
                        GONE_FOR_GOOD)
                .map(input -> row(CLOSED, input, CLOSED));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("transitions")
    void eachInputDoesWhatItsRowSays(State state, Input input, State next, List<Decision> decisions) {
        assertThat(SessionLifecycle.next(state, input)).isEqualTo(new Step(next, decisions));
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
    void aHundredThousandRandomStepsEndEachSessionOnce() {
        Random random = new Random(22);
        for (int steps = 0; steps < 100_000; ) {
            State state = SessionLifecycle.initial();
            int ends = 0;
            int waits = 0;
            for (int i = 0; i < 20; i++, steps++) {
                Step step = SessionLifecycle.next(state, anything(random));
                if (state instanceof Closed) {
                    assertThat(step).isEqualTo(new Step(CLOSED, List.of()));
                }
                int partings = count(step, End.class) + count(step, HandOver.class) + count(step, Vanish.class);
                ends += partings;
                waits += count(step, WaitForAnswers.class);
                assertThat(count(step, CloseSocket.class)).isLessThanOrEqualTo(partings);
                assertThat(ends).isEqualTo(step.state() instanceof Closed ? 1 : 0);
                assertThat(waits).as("patience is counted once").isLessThanOrEqualTo(1);
                state = step.state();
            }
        }
    }

    private static int count(Step step, Class<? extends Decision> type) {
        return (int) step.decisions().stream().filter(type::isInstance).count();
    }

    private static Input anything(Random random) {
        return switch (random.nextInt(24)) {
            case 0 -> GONE_FOR_GOOD;
            case 1 -> new Expired("enough");
            case 2 -> new PatienceOver();
            case 3 -> STOP;
            case 4, 5 -> STOP_WHILE_ANSWERING;
            case 6 -> new OwnershipLost();
            case 7, 8, 9 -> GONE;
            case 10, 11 -> new Reattached();
            case 12 -> new LingerOver();
            case 13 -> new WindowOver();
            default -> new AnswersFinished();
        };
    }

    private static Arguments row(State state, Input input, State next, Decision... decisions) {
        return arguments(state, input, next, List.of(decisions));
    }
}
