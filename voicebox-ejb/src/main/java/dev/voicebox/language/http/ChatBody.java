package dev.voicebox.language.http;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** The body of a response as it comes, without holding a thread or keeping a byte. */
public final class ChatBody implements HttpResponse.BodySubscriber<Void> {
    private final Reader reader;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    public interface Reader {
        /** False when nobody wants it any more. */
        boolean begins(Flow.Subscription body);

        void onBytes(List<ByteBuffer> buffers);

        void onBodyEnd();
    }

    public ChatBody(Reader reader) {
        this.reader = reader;
    }

    @Override
    public CompletableFuture<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        if (reader.begins(subscription)) {
            subscription.request(Long.MAX_VALUE);
        } else {
            subscription.cancel();
            end.cancel(false);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        reader.onBytes(buffers);
    }

    @Override
    public void onError(Throwable broken) {
        end.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        reader.onBodyEnd();
        end.complete(null);
    }
}
