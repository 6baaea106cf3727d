package dev.voicebox.session;

import java.time.Duration;

import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.response.ResponseDesk;

/** The life of a session: what ends it, and what is done before it ends. */
final class LifeDesk {
    /** A client that closes so is done with its session; all others may come back. */
    static final int NORMAL_CLOSE = 1000;

    /** So is one closed that does not read. */
    static final int UNREAD_CLOSE = 1013;

    /** For which an answer goes on while nobody is there. */
    static final Duration LINGER_TIME = Duration.ofSeconds(10);

    private static final String EXPIRY = "expiry";
    private static final String PATIENCE = "patience";
    private static final String LINGER = "linger-";
    private static final String WINDOW = "window-";

    private final SessionProfile profile;
    private final Effects effects;
    private final ResponseDesk responses;

    private SessionLifecycle.State state = SessionLifecycle.initial();
    /** Timers cannot be taken back: those of an absence that is over carry another number. */
    private int absences;
    /** Whether the client was let go because it did not read. */
    private boolean unread;

    LifeDesk(SessionProfile profile, Effects effects, ResponseDesk responses) {
        this.profile = profile;
        this.effects = effects;
        this.responses = responses;
    }

    /** @param left of the session's life */
    void begin(Duration left) {
        effects.add(new Effect.StartTimer(EXPIRY, left));
    }

    boolean isOver() {
        return state instanceof SessionLifecycle.Closed;
    }

    boolean isDetached() {
        return state instanceof SessionLifecycle.Detached;
    }

    void onClientGone(int code) {
        unread = code == UNREAD_CLOSE;
        live(new SessionLifecycle.ClientGone(profile.isResumable() && code != NORMAL_CLOSE));
    }

    void onReattached() {
        // What held the former connection back does not hold back this one, which says so itself when it has to.
        responses.writable(true);
        live(new SessionLifecycle.Reattached());
    }

    void onOwnershipLost() {
        live(new SessionLifecycle.OwnershipLost());
    }

    void onStopRequested() {
        live(new SessionLifecycle.StopRequested(isBusy()));
    }

    void onEndRequested(Ending why) {
        live(new SessionLifecycle.EndRequested(why));
    }

    void onTimer(String name) {
        if (name.equals(EXPIRY)) {
            live(new SessionLifecycle.Expired(profile.expiry()));
        } else if (name.equals(PATIENCE)) {
            live(new SessionLifecycle.PatienceOver());
        } else if (name.equals(LINGER + absences)) {
            live(new SessionLifecycle.LingerOver());
        } else if (name.equals(WINDOW + absences)) {
            live(new SessionLifecycle.WindowOver());
        }
    }

    /** Something has happened: perhaps the last answer has ended. */
    void onStep() {
        if (state instanceof SessionLifecycle.Draining && !isBusy()) {
            live(new SessionLifecycle.AnswersFinished());
        }
    }

    /** An answer has ended for its client only when it was told so. */
    private boolean isBusy() {
        return responses.isBusy() || effects.isHolding();
    }

    private void live(SessionLifecycle.Input input) {
        SessionLifecycle.Step step = SessionLifecycle.next(state, input);
        state = step.state();
        step.decisions().forEach(this::perform);
    }

    private void perform(SessionLifecycle.Decision decision) {
        if (decision instanceof SessionLifecycle.AnnounceExpiry expiry) {
            effects.send(
                    new ServerEvent.Failure(ProtocolError.invalid(ErrorCode.SESSION_EXPIRED, expiry.words(), null)));
        } else if (decision instanceof SessionLifecycle.AnnounceEnd end) {
            effects.send(new ServerEvent.Failure(
                    ProtocolError.invalid(end.why().code(), end.why().words(), null)));
        } else if (decision instanceof SessionLifecycle.WaitForAnswers) {
            responses.mayBegin(false);
            effects.add(new Effect.StartTimer(PATIENCE, profile.drainPatience()));
        } else if (decision instanceof SessionLifecycle.CloseSocket close) {
            effects.add(new Effect.Close(close.code(), close.reason()));
        } else {
            part(decision);
        }
    }

    private void part(SessionLifecycle.Decision decision) {
        if (decision instanceof SessionLifecycle.AwaitReturn) {
            absences++;
            // Nobody holds back what nobody reads; but to who stood still, nothing more is said than it can take when
            // it comes back.
            responses.writable(!unread);
            effects.add(new Effect.StartTimer(LINGER + absences, LINGER_TIME));
            effects.add(new Effect.StartTimer(WINDOW + absences, profile.resumeWindow()));
        } else if (decision instanceof SessionLifecycle.GoOn) {
            absences++;
            responses.mayBegin(true);
        } else if (decision instanceof SessionLifecycle.Rest) {
            responses.mayBegin(false);
            responses.cancelAll();
        } else if (decision instanceof SessionLifecycle.End) {
            responses.cancelAll();
        } else if (decision instanceof SessionLifecycle.HandOver) {
            responses.cancelAll();
            if (profile.isResumable()) {
                effects.add(new Effect.LetGo(true));
            }
        } else if (decision instanceof SessionLifecycle.Vanish) {
            effects.stopMetering();
            effects.add(new Effect.LetGo(false));
        }
    }
}
