package dev.voicebox.it.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for the one message of a batch that does it, and makes it smaller while it still does. */
final class Culprit {
    private static final int TRIES = 200;

    private final Target target;
    private int tries;

    Culprit(Target target) {
        this.target = target;
    }

    String in(List<Message> batch) throws IOException, InterruptedException {
        for (Message message : batch) {
            if (does(message)) {
                return "this message alone does it: " + smaller(message);
            }
        }
        return "no message alone does it; the batch was:\n"
                + batch.stream().map(Message::toString).collect(Collectors.joining("\n"));
    }

    private boolean does(Message message) throws IOException, InterruptedException {
        tries++;
        try (Line line = new Line(target)) {
            line.send(message);
            return !Attack.isRight(List.of(message), line.ask());
        }
    }

    private Message smaller(Message message) throws IOException, InterruptedException {
        Message smallest = message;
        for (int piece = message.payload().length / 2; piece > 0 && tries < TRIES; piece /= 2) {
            for (int at = 0; at + piece <= smallest.payload().length && tries < TRIES; ) {
                Message candidate = without(smallest, at, piece);
                if (does(candidate)) {
                    smallest = candidate;
                } else {
                    at += piece;
                }
            }
        }
        return smallest;
    }

    private static Message without(Message message, int at, int piece) {
        byte[] payload = message.payload();
        byte[] rest = Arrays.copyOf(payload, payload.length - piece);
        System.arraycopy(payload, at + piece, rest, at, payload.length - at - piece);
        List<Integer> cuts = new ArrayList<>();
        for (int cut : message.cuts()) {
            cuts.add(Math.min(cut <= at ? cut : Math.max(at, cut - piece), rest.length));
        }
        return new Message(
                message.opcode(),
                rest,
                cuts.stream().mapToInt(Integer::intValue).toArray());
    }
}
