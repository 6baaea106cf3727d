package dev.voicebox.job.stream.language;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.voicebox.job.Asker;
import dev.voicebox.job.ModelWork;
import dev.voicebox.job.OfferedModel;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;

/** The language model of a server, for which a test speaks. It goes on talking after it was hung up on, if the test does. */
public final class HandMind implements ModelWork, LanguageModel {
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** One answer. */
    public static final class Call implements ModelCall {
        public final ModelRequest request;
        public final ModelListener says;
        private final CountDownLatch hungUp = new CountDownLatch(1);
        private volatile long hungUpAt;

        Call(ModelRequest request, ModelListener says) {
            this.request = request;
            this.says = says;
        }

        @Override
        public void cancel() {
            hungUpAt = System.nanoTime();
            hungUp.countDown();
        }

        public boolean isHungUp() {
            return hungUp.getCount() == 0;
        }

        /** When, in ns. */
        public long awaitHangUp() throws InterruptedException {
            if (!hungUp.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody hung up");
            }
            return hungUpAt;
        }
    }

    /** The next that was asked for. */
    public Call next() throws InterruptedException {
        Call call = calls.poll(20, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("nobody asked");
        }
        return call;
    }

    /** If it was asked by now. */
    public Optional<Call> poll() {
        return Optional.ofNullable(calls.poll());
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public String provider() {
        return "hand";
    }

    @Override
    public String model() {
        return "hand-1";
    }

    @Override
    public int contextTokens() {
        return 9_000;
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        Call call = new Call(request, listener);
        asked.incrementAndGet();
        calls.add(call);
        return call;
    }

    @Override
    public LanguageModel askedBy(Asker asker) {
        return this;
    }

    @Override
    public Optional<LanguageModel> named(String provider, Asker asker) {
        return provider.equals(provider()) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public List<OfferedModel> offered() {
        return List.of(new OfferedModel(provider(), model(), contextTokens()));
    }
}
