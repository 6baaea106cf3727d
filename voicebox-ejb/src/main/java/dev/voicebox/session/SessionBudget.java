package dev.voicebox.session;

import java.util.function.Consumer;

import dev.voicebox.effect.Effect;
import dev.voicebox.limit.Budget;

/** Asks the limits on behalf of a session. */
final class SessionBudget {
    private final Budget budget;
    private final Consumer<SessionMessage> mailbox;

    /** @param mailbox takes verdicts, on any thread */
    SessionBudget(Budget budget, Consumer<SessionMessage> mailbox) {
        this.budget = budget;
        this.mailbox = mailbox;
    }

    void ask(Effect.AskBudget effect) {
        budget.ask(
                effect.tokens(),
                verdict -> mailbox.accept(new SessionMessage.BudgetDecided(effect.response(), verdict)));
    }

    void settle(Effect.SettleBudget effect) {
        budget.settle(
                effect.grant(),
                effect.tokens(),
                limits -> mailbox.accept(new SessionMessage.BudgetSettled(effect.response(), limits)));
    }

    void meter(Effect.Meter effect) {
        budget.sound(effect.amounts().audioInMs() + effect.amounts().audioOutMs());
    }
}
