package dev.voicebox.policy.engine;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Instances of one policy, each lent to one thread at a time. Not the library's own pool: a borrower there waits without end,
 * and it knows no instances that are replaced. Where compiled ones take seconds to make, interpreted ones are there first.
 */
final class WasmInstances {
    /** One instance, and whether it is code of the JVM by now. */
    record Instance(Rules rules, boolean compiled) {}

    private final BlockingQueue<Instance> idle = new LinkedBlockingQueue<>();
    private final Supplier<Rules> interpreted;
    private final Supplier<Rules> compiled;
    private volatile boolean hasAny;
    private volatile boolean hasCompiled;

    WasmInstances(Supplier<Rules> interpreted, Supplier<Rules> compiled) {
        this.interpreted = interpreted;
        this.compiled = compiled;
    }

    void addInterpreted() {
        idle.add(new Instance(interpreted.get(), false));
        hasAny = true;
    }

    /** Takes seconds. From the first on, interpreted ones are not lent any more. */
    void addCompiled() {
        Instance made = new Instance(compiled.get(), true);
        hasCompiled = true;
        idle.add(made);
        hasAny = true;
        idle.removeIf(instance -> !instance.compiled());
    }

    /** {@code null} when none came back in time. */
    Instance take(Duration patience) throws InterruptedException {
        return idle.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** It may be lent again. */
    void giveBack(Instance instance) {
        if (instance.compiled() || !hasCompiled) {
            idle.add(instance);
        }
    }

    /** It failed in the middle, so that its memory may be anything. Made anew on the failing thread: interpreted at first. */
    void replace(Instance broken) {
        if (broken.compiled()) {
            idle.add(new Instance(compiled.get(), true));
        } else if (!hasCompiled) {
            addInterpreted();
        }
    }

    /** Whether one was ever there, so that it is worth to wait for one. */
    boolean hasAny() {
        return hasAny;
    }

    boolean isCompiled() {
        return hasCompiled;
    }
}
