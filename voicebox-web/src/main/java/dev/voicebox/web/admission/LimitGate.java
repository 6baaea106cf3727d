package dev.voicebox.web.admission;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.Caller;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.connection.ConnectionBook;
import dev.voicebox.limit.connection.Opening;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.shared.SharedLimits;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Whether there is room for more, and whether whoever was let in has anything left. May wait for Redis, for a few tens of milliseconds. */
public final class LimitGate {
    private static final int RETRY_S = 5;
    private static final String AUDIO = "/v1/audio/";
    private static final String COMPLETION = "completion.create";

    private final SharedLimits limits;
    private final Opening opening;
    private final BooleanSupplier overloaded;

    /** @param overloaded whether this server has no time for the one that asks */
    LimitGate(SharedLimits limits, Opening opening, BooleanSupplier overloaded) {
        this.limits = limits;
        this.opening = opening;
        this.overloaded = overloaded;
    }

    /**
     * Before anything else is done for it: refusing has to cost less than serving.
     *
     * @throws Refused 503 when this server has too much to do
     */
    void checkLoad() throws Refused {
        if (overloaded.getAsBoolean()) {
            throw new Refused(Refusal.of(
                            503,
                            ErrorType.SERVER,
                            ErrorCode.SERVER_OVERLOADED,
                            "This server has too much to do to begin this as well. Try again in a few seconds.")
                    .retryAfter(RETRY_S));
        }
    }

    /**
     * One call over HTTP. Those that a language model answers count themselves, with their tokens.
     *
     * @param action of {@link CallAction}
     * @throws Refused 429, with the time to wait
     */
    void call(Caller caller, String path, Optional<String> action) throws Refused {
        if (action.filter(COMPLETION::equals).isPresent()) {
            return;
        }
        QuotaSubject subject = QuotaSubject.of(caller.tenant(), caller.project());
        if (path.startsWith(AUDIO)) {
            checkSound(caller, subject);
        }
        if (limits.take(subject, 0) instanceof Verdict.Refused refused) {
            throw refused(caller, refused);
        }
    }

    /**
     * One more connection.
     *
     * @throws Refused 429, with the time to wait; 503 when Redis does not answer in time
     */
    ConnectionBook.Connection connect(Caller caller) throws Refused {
        Opening.Answer answer = opening.begin(QuotaSubject.of(caller.tenant(), caller.project()));
        if (answer.full().isPresent()) {
            throw refused(caller, answer.full().get());
        }
        return answer.connection().orElseThrow(LimitGate::unkept);
    }

    /**
     * One more connection, of a session that is taken back.
     *
     * @throws Refused 503 when Redis does not answer in time
     */
    ConnectionBook.Connection connectAgain(Caller caller) throws Refused {
        return opening.again(QuotaSubject.of(caller.tenant(), caller.project())).orElseThrow(LimitGate::unkept);
    }

    private void checkSound(Caller caller, QuotaSubject subject) throws Refused {
        Optional<Verdict.Refused> silenced = limits.silenced(subject);
        if (silenced.isPresent()) {
            throw refused(caller, silenced.get());
        }
    }

    private static Refused unkept() {
        return new Refused(Refusal.unavailable(
                "This server cannot reach Redis, and takes no new sessions until it can. Try again."));
    }

    private static Refused refused(Caller caller, Verdict.Refused why) {
        Refusal refusal = Refusal.of(429, why.reason().type(), why.reason().code(), why.message())
                .retryAfter(why.retrySeconds());
        return new Refused(refusal, Optional.of(new AccessDenied.Holder(caller.tenant(), caller.credentialId())));
    }
}
