package dev.voicebox.response;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.voicebox.job.SpokenPiece;
import dev.voicebox.spoken.SpokenForm;

/**
 * Chunks on their way to the voice: some are being spoken at the same time, but their sound leaves in the order of the
 * text. While the client does not keep up, no further chunk is begun.
 */
final class SpeechQueue {
    /** Of a chunk that nobody speaks; it only keeps its place among the others. */
    private static final int UNSPOKEN = -1;

    /** One is heard while the next is made; more would only be thrown away at an interruption. */
    static final int IN_FLIGHT = 2;

    /** A chunk being spoken; its sound is kept back until all chunks before it have ended. */
    private static final class Spoken {
        private final int number;
        private final SpokenForm text;
        private final List<SpokenPiece> early = new ArrayList<>();
        private boolean done;
        private boolean lost;
        private boolean brokenOff;
        private boolean heard;
        private String engine;

        private Spoken(int number, SpokenForm text) {
            this.number = number;
            this.text = text;
        }
    }

    /** Takes what leaves the queue, in order. */
    interface Out {
        /** @param engine that began the sentence and has to end it, or {@code null} */
        void begin(int chunk, SpokenForm text, String engine);

        void sound(SpokenForm text, SpokenPiece piece);

        /** All of it has been said; of code, and of other things that no voice says, nothing was. */
        void spoken(SpokenForm text);

        /** Only the beginning of it has been said, and no more will be. */
        void brokenOff(SpokenForm text);
    }

    private final Deque<SpokenForm> waiting = new ArrayDeque<>();
    private final Deque<Spoken> inFlight = new ArrayDeque<>();
    private final Out out;
    private Spoken last;
    private int begun;
    private boolean paused;
    private boolean givenUp;

    SpeechQueue(Out out) {
        this.out = out;
    }

    void add(List<SpokenForm> chunks) {
        if (!givenUp) {
            waiting.addAll(chunks);
            fill();
        }
    }

    void pause(boolean wanted) {
        paused = wanted;
        fill();
    }

    void sound(int chunk, SpokenPiece piece) {
        find(chunk).ifPresent(spoken -> {
            if (spoken == inFlight.peek()) {
                out.sound(spoken.text, piece);
            } else {
                spoken.early.add(piece);
            }
            if (!spoken.heard) {
                spoken.heard = true;
                spoken.engine = piece.engine();
                fill();
            }
        });
    }

    boolean isSpeaking(int chunk) {
        return inFlight.stream().anyMatch(spoken -> spoken.number == chunk && !spoken.done);
    }

    /** The chunk has been spoken. */
    void ended(int chunk) {
        find(chunk).ifPresent(spoken -> spoken.done = true);
        advance();
        fill();
    }

    /** Nothing of the chunk comes any more; those after it are spoken. */
    void brokeOff(int chunk) {
        find(chunk).ifPresent(spoken -> spoken.brokenOff = true);
        ended(chunk);
    }

    /** Nothing of the chunk comes any more, nor of those after it; those before it are still spoken. */
    void giveUp(int chunk) {
        givenUp = true;
        waiting.clear();
        find(chunk).ifPresent(spoken -> {
            while (inFlight.peekLast() != spoken) {
                inFlight.removeLast();
            }
            spoken.done = true;
            spoken.lost = true;
        });
        advance();
    }

    private void advance() {
        while (!inFlight.isEmpty() && inFlight.peek().done) {
            Spoken ended = inFlight.poll();
            if (ended.brokenOff) {
                out.brokenOff(ended.text);
            } else if (!ended.lost) {
                out.spoken(ended.text);
            }
            if (!inFlight.isEmpty()) {
                Spoken head = inFlight.peek();
                head.early.forEach(piece -> out.sound(head.text, piece));
                head.early.clear();
            }
        }
    }

    private Optional<Spoken> find(int chunk) {
        return inFlight.stream().filter(spoken -> spoken.number == chunk).findFirst();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }

    /** Nothing of it will be spoken any more. */
    void drop() {
        waiting.clear();
        inFlight.clear();
    }

    private void fill() {
        while (!paused && !waiting.isEmpty() && mayBegin(waiting.peek())) {
            SpokenForm text = waiting.poll();
            Spoken next = new Spoken(text.isSilent() ? UNSPOKEN : begun++, text);
            inFlight.add(next);
            if (text.isSilent()) {
                next.done = true;
                advance();
            } else {
                String engine = last == null || last.text.endsSentence() ? null : last.engine;
                last = next;
                out.begin(next.number, text, engine);
            }
        }
    }

    /** The rest of a sentence waits until it is known who speaks its beginning: no other voice may end it. */
    private boolean mayBegin(SpokenForm text) {
        boolean known = last == null || last.text.endsSentence() || last.heard || last.done;
        return text.isSilent() || known && speaking() < IN_FLIGHT;
    }

    private long speaking() {
        return inFlight.stream().filter(spoken -> spoken.number != UNSPOKEN).count();
    }
}
