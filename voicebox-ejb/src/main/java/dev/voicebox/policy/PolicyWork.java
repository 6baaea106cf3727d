package dev.voicebox.policy;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Asks the policy for those who must not wait.
 *
 * @param threads one of them is held until it has decided
 */
public record PolicyWork(Policy policy, Executor threads) {
    /** Nobody is asked. */
    public static final PolicyWork OFF = new PolicyWork(Policy.OFF, Runnable::run);

    /** Whether there is anybody to be asked. */
    public boolean isOn() {
        return policy.isOn();
    }

    /** @param then is told, on any thread; also when there is none left to decide it */
    public void ask(Question question, Consumer<Decision> then) {
        try {
            threads.execute(() -> then.accept(policy.decide(question)));
        } catch (RejectedExecutionException full) {
            then.accept(Decision.busy("none"));
        }
    }
}
