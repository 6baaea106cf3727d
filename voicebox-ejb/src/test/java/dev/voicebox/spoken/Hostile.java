package dev.voicebox.spoken;

import java.util.List;
import java.util.Random;

/** Texts that nobody would write. */
final class Hostile {
    private static final List<String> PIECES = List.of(
            "$12.50",
            "3/4",
            "2026-11-20",
            "15:30",
            "3 pm",
            "10-20",
            "5 km",
            "1,234",
            "**",
            "_",
            "`",
            "```",
            "\n",
            "| a | b |",
            "|--|--|",
            "# ",
            "- ",
            "> ",
            "[",
            "](",
            "](x)",
            "https://example.com/a",
            "a@example.com",
            "&amp;",
            "&#65;",
            "<b>",
            "😀",
            "👨‍👩‍👧",
            "e.g.",
            "Dr. X",
            "No. 5",
            " ",
            "  ",
            "word",
            "。",
            "你好",
            "สวัสดี",
            "\\*",
            "½",
            "-5",
            "+1 555 123 4567",
            "U.S.",
            "…",
            "\t",
            "\r\n",
            "é",
            "~~~",
            "20°C",
            "'90s",
            "etc.",
            "http://",
            "v1.2",
            "#5",
            "&",
            "%");

    private Hostile() {}

    /** Repeated, they make work for a reader that looks too far ahead, or back. */
    static List<String> endless() {
        return List.of(
                "1",
                "1,",
                "1,234,",
                "1-",
                "1/",
                "1:",
                "1.",
                "a",
                "a.",
                "a.a",
                "a@",
                "a@a.",
                "[",
                "](",
                "](a",
                "](a(",
                "![",
                "*",
                "* ",
                "_",
                "`",
                "` ",
                "```\n",
                "~",
                "<",
                "<a",
                "<a ",
                "&",
                "&#",
                "&a",
                "|",
                "| ",
                "|-",
                "\n|",
                "#",
                "# ",
                "> ",
                "- ",
                " ",
                "\n",
                "\\",
                "(",
                "$",
                "$1",
                "+1 ",
                "-",
                "é",
                "😀",
                "\u200d",
                "www.",
                "http://",
                "http://a",
                "http://a/",
                "e.g.",
                "No. ",
                "你",
                "你。",
                "Jan ",
                "May 1 ",
                "½",
                "\ud800",
                "'",
                "9' ",
                "1 1/",
                "1111 ");
    }

    static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1);
    }

    static String mixed(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(text(random, 80));
        }
        return text.toString();
    }

    /** @param most pieces */
    static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }
}
