package dev.voicebox.session;

import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.response.ResponseDesk;

/** The life of a session: what ends it, and what is done before it ends. */
final class LifeDesk {
    private static final String EXPIRY = "expiry";
    private static final String PATIENCE = "patience";

    private final SessionProfile profile;
    private final Effects effects;
    private final ResponseDesk responses;

    private SessionLifecycle.State state = SessionLifecycle.initial();

    LifeDesk(SessionProfile profile, Effects effects, ResponseDesk responses) {
        this.profile = profile;
        this.effects = effects;
        this.responses = responses;
    }

    void begin() {
        effects.add(new Effect.StartTimer(EXPIRY, profile.maxDuration()));
    }

    boolean isOver() {
        return state instanceof SessionLifecycle.Closed;
    }

    void onClientGone() {
        live(new SessionLifecycle.ClientGone());
    }

    void onStopRequested() {
        live(new SessionLifecycle.StopRequested(isBusy()));
    }

    void onEndRequested(Ending why) {
        live(new SessionLifecycle.EndRequested(why));
    }

    void onTimer(String name) {
        live(
                name.equals(EXPIRY)
                        ? new SessionLifecycle.Expired(profile.expiry())
                        : new SessionLifecycle.PatienceOver());
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
            responses.endAfterThese();
            effects.add(new Effect.StartTimer(PATIENCE, profile.drainPatience()));
        } else if (decision instanceof SessionLifecycle.End) {
            responses.cancelAll();
        } else if (decision instanceof SessionLifecycle.CloseSocket close) {
            effects.add(new Effect.Close(close.code(), close.reason()));
        }
    }
}
