package dev.voicebox.tenant;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets one ask for all who want to know the same at the same moment: when hundreds of callers come to a server that has known
 * nobody, the database is asked once, and not by each of them over a connection of his own.
 *
 * @param <Q> what is asked. Where an answer of before a change may not be given after it, the number of changes so far belongs in it
 */
public final class AskedOnce<Q, A> {
    private final Map<Q, CompletableFuture<A>> underWay = new ConcurrentHashMap<>();

    /** @param source may wait, and may throw: all who wait for it get that, too */
    public A ask(Q question, Supplier<A> source) {
        CompletableFuture<A> own = new CompletableFuture<>();
        CompletableFuture<A> first = underWay.putIfAbsent(question, own);
        if (first != null) {
            return answerOf(first);
        }
        try {
            own.complete(source.get());
        } catch (RuntimeException | Error failure) {
            own.completeExceptionally(failure);
        } finally {
            underWay.remove(question);
        }
        return answerOf(own);
    }

    private static <A> A answerOf(CompletableFuture<A> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
