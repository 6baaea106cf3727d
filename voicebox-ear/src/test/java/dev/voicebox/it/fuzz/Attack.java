package dev.voicebox.it.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Batches of messages on one socket after the other; after each batch a question that must be answered. */
final class Attack implements Runnable {
    private static final int BATCH = 25;
    private static final int BATCHES_ON_A_SOCKET = 8;

    private final Target target;
    private final Mutations mutations;
    private final AtomicLong left;
    private final Findings findings;

    /** @param left messages to send, shared by all attacks */
    Attack(Target target, Mutations mutations, AtomicLong left, Findings findings) {
        this.target = target;
        this.mutations = mutations;
        this.left = left;
        this.findings = findings;
    }

    @Override
    public void run() {
        try {
            while (left.get() > 0 && findings.isEmpty()) {
                session();
            }
        } catch (IOException e) {
            findings.add("a socket could not be opened: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void session() throws IOException, InterruptedException {
        try (Line line = new Line(target)) {
            boolean on = true;
            for (int i = 0; on && i < BATCHES_ON_A_SOCKET && left.addAndGet(-BATCH) > -BATCH; i++) {
                List<Message> batch = batch();
                batch.forEach(line::send);
                Line.End end = line.ask();
                on = end == Line.End.ANSWERED;
                if (!isRight(batch, end)) {
                    findings.add(end + " " + line.wrong() + "\n" + new Culprit(target).in(batch));
                }
            }
        }
    }

    private List<Message> batch() {
        List<Message> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(mutations.next());
        }
        return batch;
    }

    /** Only what is no text ends a connection; what was under way then may be cut with it. */
    static boolean isRight(List<Message> batch, Line.End end) {
        boolean text = batch.stream().allMatch(Attack::isText);
        return text ? end == Line.End.ANSWERED : end == Line.End.CLOSED_AS_NO_TEXT || end == Line.End.CUT;
    }

    private static boolean isText(Message message) {
        if (message.opcode() != RawSocket.TEXT) {
            return true;
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(message.payload()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
