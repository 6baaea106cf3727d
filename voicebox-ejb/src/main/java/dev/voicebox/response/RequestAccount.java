package dev.voicebox.response;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.RateLimit;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.limit.Budget;
import dev.voicebox.limit.Grant;
import dev.voicebox.limit.Verdict;

/** What answers use of the caller's limits, and what the client is told of them. */
final class RequestAccount {
    /** Tokens that the first answer is taken to cost; each other is taken to cost what the one before did. */
    private static final long FIRST = 1_000;

    private final Budget budget;
    private final Effects effects;
    private final Map<ResponseId, Grant> grants = new HashMap<>();
    private long expected = FIRST;
    private Instant now = Instant.EPOCH;

    RequestAccount(Budget budget, Effects effects) {
        this.budget = budget;
        this.effects = effects;
    }

    void at(Instant time) {
        now = time;
    }

    /** Whether the answer may begin; empty when that comes as a message. */
    Optional<Verdict> ask(ResponseId response) {
        Optional<Verdict> verdict = budget.take(expected, now);
        if (verdict.isEmpty()) {
            effects.add(new Effect.AskBudget(response, expected));
        }
        return verdict;
    }

    void granted(ResponseId response, Grant grant) {
        grants.put(response, grant);
    }

    /** The one place where an answer of a session is charged. */
    void settle(ResponseId response, AnswerEnd.Cost cost) {
        long used = cost.usage().total();
        expected = Math.max(1, used);
        effects.meter().answered(cost.usage(), cost.estimated());
        Grant grant = grants.remove(response);
        Optional<List<RateLimit>> left = budget.settle(grant, used, now);
        if (left.isPresent()) {
            effects.sendOf(response, new ServerEvent.RateLimitsUpdated(left.get()));
        } else {
            effects.add(new Effect.SettleBudget(response, grant, used));
        }
    }
}
