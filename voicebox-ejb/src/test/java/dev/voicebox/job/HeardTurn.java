package dev.voicebox.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Remembers what was found out about one turn. */
public final class HeardTurn implements AssessmentListener {
    private final List<TurnTone> tones = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch owed = new CountDownLatch(2);

    @Override
    public void onTone(TurnTone tone) {
        synchronized (this) {
            tones.add(tone);
            threads.add(Thread.currentThread());
        }
        owed.countDown();
    }

    @Override
    public void onTranscript(Transcript transcript) {
        end("transcript: " + transcript.text());
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        end(trouble + ": " + message);
    }

    private void end(String how) {
        synchronized (this) {
            words.add(how);
            threads.add(Thread.currentThread());
        }
        owed.countDown();
    }

    public HeardTurn await() throws InterruptedException {
        if (!owed.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("only this was found out: " + tones() + ", " + words());
        }
        return this;
    }

    public synchronized List<TurnTone> tones() {
        return List.copyOf(tones);
    }

    public synchronized List<String> words() {
        return List.copyOf(words);
    }

    public synchronized List<Thread> threads() {
        return List.copyOf(threads);
    }
}
