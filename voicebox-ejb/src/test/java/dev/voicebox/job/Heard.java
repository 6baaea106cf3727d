package dev.voicebox.job;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Remembers what came of one order, and whether it ended as often as it should. */
public final class Heard implements SpokenListener, TranscriptListener {
    private static final Map<SpeechTrouble, String> NAMES = Map.of(
            SpeechTrouble.UNINTELLIGIBLE,
            "unintelligible: ",
            SpeechTrouble.UNSUPPORTED,
            "unsupported: ",
            SpeechTrouble.ENGINE,
            "failed: ");

    private final List<Integer> pieces = new ArrayList<>();
    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
    private final List<List<SpokenPiece.Word>> words = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable onFirstPiece;
    private int late;
    private Transcript transcript;

    public Heard() {
        this(() -> {});
    }

    /** @param onFirstPiece runs within the call that brings the first piece */
    public Heard(Runnable onFirstPiece) {
        this.onFirstPiece = onFirstPiece;
    }

    @Override
    public void onAudio(SpokenPiece spoken) {
        byte[] piece = spoken.audio();
        int count;
        synchronized (this) {
            late += ends.size();
            threads.add(Thread.currentThread());
            pieces.add(piece.length);
            audio.writeBytes(piece);
            words.add(spoken.words());
            count = pieces.size();
        }
        begun.countDown();
        if (count == 1) {
            onFirstPiece.run();
        }
    }

    @Override
    public void onDone() {
        end("done");
    }

    @Override
    public void onTranscript(Transcript heard) {
        synchronized (this) {
            transcript = heard;
        }
        end("transcript: " + heard.text());
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        end(NAMES.get(trouble) + message);
    }

    private void end(String how) {
        synchronized (this) {
            threads.add(Thread.currentThread());
            ends.add(how);
        }
        ended.countDown();
    }

    public Heard awaitEnd() throws InterruptedException {
        if (!ended.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the order did not end; pieces so far: " + pieces);
        }
        return this;
    }

    public synchronized List<String> ends() {
        return List.copyOf(ends);
    }

    public synchronized List<Integer> pieces() {
        return List.copyOf(pieces);
    }

    /** What was told of words with each piece. */
    public synchronized List<List<SpokenPiece.Word>> words() {
        return List.copyOf(words);
    }

    public synchronized byte[] audio() {
        return audio.toByteArray();
    }

    public synchronized List<Thread> threads() {
        return List.copyOf(threads);
    }

    /** Of the last transcription, or {@code null}. */
    public synchronized Transcript transcript() {
        return transcript;
    }

    /** Pieces that came after an end. */
    public synchronized int late() {
        return late;
    }
}
