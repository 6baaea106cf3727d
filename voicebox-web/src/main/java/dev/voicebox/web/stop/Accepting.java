package dev.voicebox.web.stop;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.session.Conversations;

/** Whether this server takes new sessions: until it is told to stop, and as long as the sessions' side agrees. */
@ApplicationScoped
public class Accepting implements BooleanSupplier {
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Conversations conversations;

    /** For the container's proxy. */
    protected Accepting() {
        this.conversations = null;
    }

    @Inject
    public Accepting(Conversations conversations) {
        this.conversations = conversations;
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
        return !stopping.get() && conversations.isAccepting();
    }
}
