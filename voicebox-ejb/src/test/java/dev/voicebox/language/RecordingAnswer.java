package dev.voicebox.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Remembers an answer and notices calls that overlap, that come after the end, or ends that come twice. */
public final class RecordingAnswer implements ModelListener {
    private final StringBuilder text = new StringBuilder();
    private final List<String> answering = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<ModelUsage> usages = new ArrayList<>();
    private final List<FinishReason> finishes = new ArrayList<>();
    private final List<ModelFailure> failures = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private int events;

    @Override
    public void onAnswering(String provider, String model) {
        record(() -> {
            if (events > 1) {
                faults.add("who answers came as event " + events);
            }
            answering.add(provider + " " + model);
        });
    }

    @Override
    public void onText(String delta) {
        record(() -> text.append(delta));
    }

    @Override
    public void onToolCall(int index, String callId, String name) {
        record(() -> {
            if (index != calls.size()) {
                faults.add("call " + index + " came as number " + calls.size());
            }
            calls.add(name + " " + callId + " ");
        });
    }

    @Override
    public void onToolArguments(int index, String delta) {
        record(() -> calls.set(index, calls.get(index) + delta));
    }

    @Override
    public void onUsage(ModelUsage usage) {
        record(() -> usages.add(usage));
    }

    @Override
    public void onFinished(FinishReason reason) {
        record(() -> finishes.add(reason));
    }

    @Override
    public void onFailed(ModelFailure failure) {
        record(() -> failures.add(failure));
    }

    private void record(Runnable what) {
        if (inside.incrementAndGet() != 1) {
            faults.add("two calls at once");
        }
        synchronized (this) {
            if (!finishes.isEmpty() || !failures.isEmpty()) {
                faults.add("a call after the end");
            }
            events++;
            what.run();
            notifyAll();
        }
        inside.decrementAndGet();
    }

    public synchronized String text() {
        return text.toString();
    }

    /** Who said to answer, as {@code provider model}. */
    public synchronized List<String> answering() {
        return List.copyOf(answering);
    }

    /** Each as {@code name id arguments}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<ModelUsage> usages() {
        return List.copyOf(usages);
    }

    public synchronized List<FinishReason> finishes() {
        return List.copyOf(finishes);
    }

    public synchronized List<ModelFailure> failures() {
        return List.copyOf(failures);
    }

    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    public synchronized int events() {
        return events;
    }

    public RecordingAnswer awaitEnd() throws InterruptedException {
        return await("an end", () -> finishes.size() + failures.size() > 0);
    }

    public RecordingAnswer awaitText(String expected) throws InterruptedException {
        return await("the text " + expected, () -> text.toString().equals(expected));
    }

    private synchronized RecordingAnswer await(String what, BooleanSupplier there) throws InterruptedException {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("waited in vain for " + what + "; text so far: " + text);
            }
            wait(100);
        }
        return this;
    }
}
