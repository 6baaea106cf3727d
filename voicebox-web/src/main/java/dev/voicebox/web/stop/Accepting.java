package dev.voicebox.web.stop;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.session.Conversations;

/** Whether this server takes new sessions: once it is warm, until it is told to stop, and as long as the sessions' side agrees. */
@ApplicationScoped
public class Accepting implements BooleanSupplier {
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Conversations conversations;

    /** For the container's proxy. */
    protected Accepting() {
        this.conversations = null;
    }

    @Inject
    public Accepting(Conversations conversations) {
        this.conversations = conversations;
    }

    /** From now on, as far as it is up to this side. */
    public void begin() {
        begun.set(true);
    }

    /** True the first time. */
    public boolean stop() {
        return stopping.compareAndSet(false, true);
    }

    public boolean isStopping() {
        return stopping.get();
    }

    @Override
    public boolean getAsBoolean() {
        return begun.get() && !stopping.get() && conversations.isAccepting();
    }
}
