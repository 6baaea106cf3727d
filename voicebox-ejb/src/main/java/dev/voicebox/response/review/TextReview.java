package dev.voicebox.response.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;
import dev.voicebox.spoken.SentenceChunker;

/**
 * The text of one answer, in the pieces in which it is, or would be, spoken. They go on in their order, whatever the order of the
 * decisions; after one that is denied nothing goes on.
 */
public final class TextReview {
    private final Consumer<Matter> judge;
    private final Consumer<String> out;
    private final String voice;
    private final SentenceChunker chunker = new SentenceChunker();
    private final Deque<Piece> pending = new ArrayDeque<>();
    private int asked;
    private boolean stopped;

    private static final class Piece {
        private final int number;
        private final String text;
        private Decision decision;

        private Piece(int number, String text) {
            this.number = number;
            this.text = text;
        }
    }

    /**
     * @param out takes what may be said, or what is to be said instead
     * @param voice {@code null} when it is only written
     */
    public TextReview(Consumer<Matter> judge, Consumer<String> out, String voice) {
        this.judge = judge;
        this.out = out;
        this.voice = voice;
    }

    public void push(String delta) {
        ask(chunker.push(delta));
    }

    /** No more text comes, for now. */
    public void end() {
        ask(chunker.flush());
    }

    /** Whether something waits for its decision. */
    public boolean isPending() {
        return !pending.isEmpty();
    }

    /** False when the answer has to stop. */
    public boolean judged(int number, Decision decision) {
        pending.stream().filter(piece -> piece.number == number).forEach(piece -> piece.decision = decision);
        while (!pending.isEmpty() && pending.peek().decision != null) {
            Piece next = pending.poll();
            if (!next.decision.allowed()) {
                drop();
                return false;
            }
            out.accept(next.decision.replacement().orElse(next.text));
        }
        return true;
    }

    /** Nobody wants the rest. */
    public void drop() {
        stopped = true;
        pending.clear();
    }

    private void ask(List<String> chunks) {
        if (stopped) {
            return;
        }
        for (String chunk : chunks) {
            Piece piece = new Piece(asked++, chunk);
            pending.add(piece);
            judge.accept(new Matter.Words(piece.number, chunk, voice));
        }
    }
}
