package dev.voicebox.session;

import java.util.List;

import dev.voicebox.session.line.LoggedOutlet;

/**
 * Whether a session lives.
 *
 * <pre>
 *           client gone, may return          window over
 *   Open ◄──────────────────────► Detached ──────────────┐
 *     │         reattached           │                   │
 *     └──────────┬───────────────────┤                   │
 *                │ stop, while an    │                   │
 *                ▼ answer runs       │                   ▼
 *             Draining ──────────────┴──────────────► Closed
 *                 answers finished, patience over; stop while nothing runs;
 *                 in every state: expired, ended, client gone for good, lost to another server
 * </pre>
 *
 * Closed absorbs everything.
 */
public final class SessionLifecycle {

    private SessionLifecycle() {}

    public sealed interface State {}

    public record Open() implements State {}

    /** There is no client, and one may come back. */
    public record Detached() implements State {}

    /** Running answers may end; no new one begins. */
    public record Draining() implements State {}

    public record Closed() implements State {}

    public sealed interface Input {}

    /** The server stops. */
    public record StopRequested(boolean answering) implements Input {}

    public record AnswersFinished() implements Input {}

    /** Waiting for running answers has taken long enough. */
    public record PatienceOver() implements Input {}

    /** The session has lived as long as it may; {@code words} say so to the client. */
    public record Expired(String words) implements Input {}

    /** Ended from outside. */
    public record EndRequested(Ending why) implements Input {}

    public record ClientGone(boolean mayReturn) implements Input {}

    public record Reattached() implements Input {}

    /** Nobody has come back for as long as an answer goes on for nobody. */
    public record LingerOver() implements Input {}

    /** Nobody has come back for as long as the session waits. */
    public record WindowOver() implements Input {}

    /** Another server has the session: it speaks for it, and this one no longer. */
    public record OwnershipLost() implements Input {}

    public sealed interface Decision {}

    public record AnnounceExpiry(String words) implements Decision {}

    public record AnnounceEnd(Ending why) implements Decision {}

    public record WaitForAnswers() implements Decision {}

    /** Keep everything for a client that comes back. */
    public record AwaitReturn() implements Decision {}

    public record GoOn() implements Decision {}

    /** Cancel what runs, and begin nothing, as long as nobody is there. */
    public record Rest() implements Decision {}

    /** Cancel what runs and let go of everything. */
    public record End() implements Decision {}

    /** As {@link End}, but another server may go on with a session that can be resumed. */
    public record HandOver() implements Decision {}

    /** Say nothing more. */
    public record Vanish() implements Decision {}

    public record CloseSocket(int code, String reason) implements Decision {}

    public record Step(State state, List<Decision> decisions) {}

    static final int GOING_AWAY = 1001;
    static final int SERVICE_RESTART = 1012;

    private static final CloseSocket STOPPED = new CloseSocket(SERVICE_RESTART, "The server is stopping. Reconnect.");
    private static final CloseSocket DISPLACED = new CloseSocket(LoggedOutlet.DISPLACED, LoggedOutlet.DISPLACED_REASON);

    public static State initial() {
        return new Open();
    }

    public static Step next(State state, Input input) {
        if (state instanceof Closed) {
            return new Step(state, List.of());
        }
        if (input instanceof ClientGone gone && !gone.mayReturn()) {
            return new Step(new Closed(), List.of(new End()));
        }
        if (input instanceof OwnershipLost) {
            return new Step(new Closed(), List.of(new Vanish(), DISPLACED));
        }
        if (input instanceof Expired expired) {
            CloseSocket tooOld = new CloseSocket(GOING_AWAY, expired.words());
            return new Step(new Closed(), List.of(new AnnounceExpiry(expired.words()), new End(), tooOld));
        }
        if (input instanceof EndRequested end) {
            CloseSocket unwanted = new CloseSocket(Ending.CLOSE_CODE, end.why().closeReason());
            return new Step(new Closed(), List.of(new AnnounceEnd(end.why()), new End(), unwanted));
        }
        if (input instanceof StopRequested stop && !(state instanceof Draining)) {
            return stop(stop);
        }
        if (state instanceof Draining) {
            return whileDraining(state, input);
        }
        return state instanceof Detached ? whileDetached(state, input) : whileOpen(state, input);
    }

    private static Step stop(StopRequested stop) {
        return stop.answering()
                ? new Step(new Draining(), List.of(new WaitForAnswers()))
                : new Step(new Closed(), List.of(new HandOver(), STOPPED));
    }

    private static Step whileOpen(State state, Input input) {
        return input instanceof ClientGone
                ? new Step(new Detached(), List.of(new AwaitReturn()))
                : new Step(state, List.of());
    }

    private static Step whileDetached(State state, Input input) {
        if (input instanceof Reattached) {
            return new Step(new Open(), List.of(new GoOn()));
        }
        if (input instanceof LingerOver) {
            return new Step(state, List.of(new Rest()));
        }
        return input instanceof WindowOver ? new Step(new Closed(), List.of(new End())) : new Step(state, List.of());
    }

    private static Step whileDraining(State state, Input input) {
        if (input instanceof AnswersFinished || input instanceof PatienceOver) {
            return new Step(new Closed(), List.of(new HandOver(), STOPPED));
        }
        return new Step(state, List.of());
    }
}
