package dev.voicebox.speech.tts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.failover.Fault;
import dev.voicebox.speech.failover.GivenUp;
import dev.voicebox.speech.failover.Rests;

/**
 * One engine's try at a chunk, on a thread that can be left behind: when the order is cancelled or the engine says nothing
 * for too long, whoever waits goes on at once, the engine is told to stop, and what it still says is not heard.
 */
final class SpeakAttempt implements AudioSink, Cancellation {
    private final String engine;
    private final AudioSink sink;
    private final Cancellation order;
    private final FailoverRules rules;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Runnable> stops = new ArrayList<>();
    /** Words that wait for sound: an engine that fails before that has said none of them. */
    private final List<SpokenWord> words = new ArrayList<>();

    private Duration patience;
    private volatile boolean left;
    private Instant begun;
    private Runnable callOff = () -> {};
    private boolean sounded;
    private boolean heardLately;
    private boolean late;
    private Throwable failure;

    SpeakAttempt(String engine, AudioSink sink, Cancellation order, FailoverRules rules) {
        this.engine = engine;
        this.sink = sink;
        this.order = order;
        this.rules = rules;
    }

    /** Returns when the engine has ended or was left. */
    void run(TextToSpeech voice, SpeakRequest request) {
        begun = rules.clock().instant();
        patience = rules.patienceFor(request.text().length());
        setAlarm();
        order.onCancel(this::leave);
        rules.threads().execute(() -> speak(voice, request));
        try {
            over.await();
        } catch (InterruptedException stop) {
            leave();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            callOff();
        }
    }

    Instant begun() {
        return begun;
    }

    synchronized boolean hasSounded() {
        return sounded;
    }

    /** Whether it was left because nothing was heard of it for too long. */
    synchronized boolean isLate() {
        return late;
    }

    /** What the engine failed with, or {@code null}. */
    synchronized Throwable failure() {
        return failure;
    }

    @Override
    public synchronized void word(SpokenWord word) {
        words.add(word);
    }

    /** Under the lock, so that nothing is heard of an engine any more once it counts as late. */
    @Override
    public synchronized void accept(Pcm sound) {
        if (isCancelled()) {
            return;
        }
        if (!sounded) {
            sink.speaking(engine);
        }
        sounded = true;
        heardLately = true;
        words.forEach(sink::word);
        words.clear();
        sink.accept(sound);
    }

    @Override
    public boolean isCancelled() {
        return left || order.isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (stops) {
            if (!left) {
                stops.add(action);
                return;
            }
        }
        action.run();
    }

    private void speak(TextToSpeech voice, SpeakRequest request) {
        Throwable failed = null;
        try {
            if (!isCancelled()) {
                voice.speak(request, this, this);
            }
        } catch (SpeechFailure | RuntimeException | Error broken) {
            failed = broken;
        }
        boolean unheard;
        synchronized (this) {
            unheard = left;
            failure = unheard ? failure : failed;
        }
        over.countDown();
        if (unheard && Rests.isGrave(failed)) {
            rules.listener().onFailed(new GivenUp(Role.TTS, engine, Fault.BROKEN, failed, Duration.ZERO));
        }
    }

    /** Does not wait for the engine, nor for whoever takes its sound. */
    private void leave() {
        List<Runnable> due;
        synchronized (stops) {
            left = true;
            due = List.copyOf(stops);
            stops.clear();
        }
        due.forEach(Runnable::run);
        over.countDown();
    }

    private synchronized void setAlarm() {
        callOff = rules.alarm().set(patience, this::onAlarm);
    }

    private synchronized void callOff() {
        callOff.run();
    }

    private void onAlarm() {
        synchronized (this) {
            if (over.getCount() == 0) {
                return;
            }
            if (heardLately) {
                heardLately = false;
                setAlarm();
                return;
            }
            late = true;
        }
        leave();
    }
}
