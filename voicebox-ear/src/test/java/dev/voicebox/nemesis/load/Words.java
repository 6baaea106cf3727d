package dev.voicebox.nemesis.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Text of every length up to 256 KiB in UTF-8, of characters that storage likes to get wrong. */
final class Words {
    private static final int KIB = 1024;
    /** Latin, control, quotes, CJK, right to left, combining, pairs, the ends of lines and of the plane. */
    private static final List<String> PIECES = List.of(
            "the quick brown fox ",
            "Žluťoučký kůň ",
            "\"quoted\\back\\slash\" ",
            "\t\r\n\u0001\u001f\u007f",
            "東京都の天気は晴れ ",
            "مرحبا بالعالم ",
            "e\u0301 n\u0303 ",
            "😀👩‍👩‍👧 ",
            "\u2028\u2029\ufeff\uffff ");

    /** JSONB has no form for these: the server must refuse them, or keep them as they are. */
    private static final List<String> HOSTILE = List.of("nul\0nul ", "half\ud800 ");

    private static final int FRIENDLY = 40;

    private final Random random;

    Words(Random random) {
        this.random = random;
    }

    String next() {
        return text(bytes());
    }

    String upTo(int bytes) {
        return text(random.nextInt(bytes));
    }

    /** Most are short, as people speak; one of a hundred is as long as an item may be. */
    private int bytes() {
        int dice = random.nextInt(100);
        if (dice < 5) {
            return 0;
        }
        if (dice < 70) {
            return random.nextInt(200);
        }
        if (dice < 95) {
            return random.nextInt(4 * KIB);
        }
        return dice < 99 ? random.nextInt(64 * KIB) : 255 * KIB;
    }

    private String text(int bytes) {
        StringBuilder text = new StringBuilder();
        if (bytes > 0 && random.nextInt(FRIENDLY) == 0) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        int size = text.length();
        while (size < bytes) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text.append(piece);
            size += piece.getBytes(StandardCharsets.UTF_8).length;
        }
        return text.toString();
    }
}
