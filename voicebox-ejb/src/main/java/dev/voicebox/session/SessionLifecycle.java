package dev.voicebox.session;

import java.util.List;

/**
 * Whether a session lives.
 *
 * <pre>
 *           stop, while an answer runs            answers finished, patience over
 *   Open ────────────────────────────► Draining ─────────────────────────────────► Closed
 *     └── expired, ended, client gone, stop while nothing runs ───────────────────► Closed
 * </pre>
 *
 * Closed absorbs everything.
 */
public final class SessionLifecycle {

    private SessionLifecycle() {}

    public sealed interface State {}

    public record Open() implements State {}

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

    public record ClientGone() implements Input {}

    public sealed interface Decision {}

    public record AnnounceExpiry(String words) implements Decision {}

    public record AnnounceEnd(Ending why) implements Decision {}

    public record WaitForAnswers() implements Decision {}

    /** Cancel what runs and let go of everything. */
    public record End() implements Decision {}

    public record CloseSocket(int code, String reason) implements Decision {}

    public record Step(State state, List<Decision> decisions) {}

    static final int GOING_AWAY = 1001;
    static final int SERVICE_RESTART = 1012;

    private static final CloseSocket STOPPED = new CloseSocket(SERVICE_RESTART, "The server is stopping. Reconnect.");

    public static State initial() {
        return new Open();
    }

    public static Step next(State state, Input input) {
        if (state instanceof Closed) {
            return new Step(state, List.of());
        }
        if (input instanceof ClientGone) {
            return new Step(new Closed(), List.of(new End()));
        }
        if (input instanceof Expired expired) {
            CloseSocket tooOld = new CloseSocket(GOING_AWAY, expired.words());
            return new Step(new Closed(), List.of(new AnnounceExpiry(expired.words()), new End(), tooOld));
        }
        if (input instanceof EndRequested end) {
            CloseSocket unwanted = new CloseSocket(Ending.CLOSE_CODE, end.why().closeReason());
            return new Step(new Closed(), List.of(new AnnounceEnd(end.why()), new End(), unwanted));
        }
        return state instanceof Draining ? whileDraining(state, input) : whileOpen(state, input);
    }

    private static Step whileOpen(State state, Input input) {
        if (input instanceof StopRequested stop) {
            return stop.answering()
                    ? new Step(new Draining(), List.of(new WaitForAnswers()))
                    : new Step(new Closed(), List.of(new End(), STOPPED));
        }
        return new Step(state, List.of());
    }

    private static Step whileDraining(State state, Input input) {
        if (input instanceof AnswersFinished || input instanceof PatienceOver) {
            return new Step(new Closed(), List.of(new End(), STOPPED));
        }
        return new Step(state, List.of());
    }
}
