package dev.voicebox.language.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * The connection of one answer, to be closed at once in every phase. A close must end both the exchange (no headers yet) and
 * the subscription (headers are there), and both of them again if they come into being just after it: hence {@code closed}.
 */
public final class ChatConnection {
    private volatile boolean closed;
    private volatile CompletableFuture<?> exchange;
    private volatile Flow.Subscription body;

    /** @param onEnd takes what broke it, or {@code null}; not called after a close */
    public void opens(CompletableFuture<?> sent, Consumer<Throwable> onEnd) {
        exchange = sent;
        if (closed) {
            sent.cancel(true);
        }
        sent.whenComplete((response, broken) -> {
            // A close completes the exchange on the closer's own thread, which must not wait for a running call.
            if (!closed) {
                onEnd.accept(broken);
            }
        });
    }

    /** False when nobody wants it any more. */
    public boolean hasBody(Flow.Subscription subscription) {
        body = subscription;
        return !closed;
    }

    public boolean hasHeaders() {
        return body != null;
    }

    public void close() {
        closed = true;
        CompletableFuture<?> sent = exchange;
        if (sent != null) {
            sent.cancel(true);
        }
        Flow.Subscription subscription = body;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
