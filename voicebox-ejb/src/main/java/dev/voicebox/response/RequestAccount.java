package dev.voicebox.response;

import java.time.Instant;

import dev.voicebox.effect.Effects;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.limit.Budget;

/** What answers use of the tenant's limits, and what the client is told of them. */
final class RequestAccount {
    private final Budget budget;
    private final Effects effects;
    private Instant now = Instant.EPOCH;

    RequestAccount(Budget budget, Effects effects) {
        this.budget = budget;
        this.effects = effects;
    }

    void at(Instant time) {
        now = time;
    }

    /** @throws ProtocolViolation when there is no request left, with the time to wait */
    void takeRequest() throws ProtocolViolation {
        if (!budget.takeRequest(now)) {
            double wait = budget.limits(now).get(0).resetSeconds();
            throw new ProtocolViolation(new ProtocolError(
                    ErrorType.RATE_LIMIT,
                    ErrorCode.RATE_LIMIT_EXCEEDED,
                    "Rate limit reached. Try again in " + wait + " s.",
                    null,
                    null));
        }
    }

    /** The one place where an answer of a session is charged. */
    void settle(ResponseId response, AnswerEnd.Cost cost) {
        budget.countTokens(cost.usage().total(), now);
        effects.meter().answered(cost.usage(), cost.estimated());
        effects.sendOf(response, new ServerEvent.RateLimitsUpdated(budget.limits(now)));
    }
}
