package dev.voicebox.it.fuzz;

import java.util.Random;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes messages: from the same seed the same ones. */
final class Mutations {
    private static final String PIECES = "{}[]\",:\\ \t\r\n0123456789eE+-.tfn";
    private static final int HUGE = 2 * 1024 * 1024;
    /** Half a surrogate pair can only be sent as an escape. */
    private static final ObjectMapper ESCAPING = new JsonMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    private final Random random;
    private final KeptEvents kept;
    private final TreeMutation trees;

    Mutations(long seed, KeptEvents kept) {
        this.random = new Random(seed);
        this.kept = kept;
        this.trees = new TreeMutation(random, kept.trees());
    }

    Message next() {
        int choice = random.nextInt(1_000);
        if (choice < 150) {
            return text(kept.texts().get(random.nextInt(kept.texts().size())));
        }
        if (choice < 700) {
            return text(changedTree());
        }
        if (choice < 850) {
            return text(changedText(changedTree()));
        }
        if (choice < 985) {
            return inPieces(changedBytes(changedTree().getBytes(UTF_8)));
        }
        return oddity(choice);
    }

    private Message oddity(int choice) {
        if (choice < 990) {
            return new Message(RawSocket.BINARY, changedTree().getBytes(UTF_8));
        }
        if (choice < 998) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            return new Message(RawSocket.TEXT, noise);
        }
        String huge = random.nextBoolean() ? "[".repeat(HUGE / 4) : "{\"type\":\"" + "x".repeat(HUGE) + "\"}";
        return new Message(RawSocket.TEXT, huge.getBytes(UTF_8));
    }

    private String changedTree() {
        ObjectNode tree = kept.trees().get(random.nextInt(kept.trees().size())).deepCopy();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            trees.change(tree);
        }
        try {
            String text = ESCAPING.writeValueAsString(tree);
            return random.nextInt(3) == 0 ? text.replace("item_1", Message.LATEST) : text;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Breaks JSON where it hurts: a key twice, a piece too much or too few. */
    private String changedText(String text) {
        if (text.length() < 2) {
            return text;
        }
        StringBuilder changed = new StringBuilder(text);
        int at = random.nextInt(changed.length());
        switch (random.nextInt(5)) {
            case 0 -> changed.insert(1, text.substring(1, Math.min(text.length(), 1 + random.nextInt(40))) + ",");
            case 1 -> changed.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
            case 2 -> changed.deleteCharAt(at);
            case 3 -> changed.setLength(at);
            default -> changed.append(text);
        }
        return changed.toString();
    }

    /** Mostly text still: what is not would end the connection each time. */
    private byte[] changedBytes(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int changes = random.nextInt(4); changes > 0 && changed.length > 0; changes--) {
            int at = random.nextInt(changed.length);
            changed[at] = (byte) (changed[at] ^ 1 << random.nextInt(random.nextInt(50) == 0 ? 8 : 7));
        }
        return changed;
    }

    private Message text(String text) {
        return random.nextInt(10) == 0
                ? inPieces(text.getBytes(UTF_8))
                : new Message(RawSocket.TEXT, text.getBytes(UTF_8));
    }

    private Message inPieces(byte[] bytes) {
        int[] cuts = random.ints(random.nextInt(4), 0, Math.max(1, bytes.length))
                .filter(cut -> cut > 0 && (bytes[cut] & 0xc0) != 0x80)
                .sorted()
                .distinct()
                .toArray();
        return new Message(RawSocket.TEXT, bytes, cuts);
    }
}
