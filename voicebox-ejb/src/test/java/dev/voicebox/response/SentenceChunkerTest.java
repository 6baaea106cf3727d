package dev.voicebox.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a stream of tokens is cut for the voice. */
class SentenceChunkerTest {
    private static final String[] PIECES = {
        "Hello",
        "Dr. Smith",
        "3.14",
        "e.g. this",
        "https://a.example/b?c=d.e",
        "well, then",
        "Yes!",
        "Why?",
        "It is 10:30.",
        "one",
        "two",
        "…",
        "\n",
        "  ",
        "–",
        "end.",
        "Ünïcode",
        "J. S. Bach",
        "etc. and so on",
        "a;b"
    };

    @Test
    void theChunksPutTogetherAreTheTextHoweverItIsSplit() {
        Random random = new Random(60);
        for (int i = 0; i < 3_000; i++) {
            String text = anyText(random);
            List<String> chunks = chunked(text, random);

            assertThat(String.join("", chunks)).isEqualTo(spoken(text));
            assertThat(chunks).noneMatch(String::isBlank);
        }
    }

    @Test
    void theSplitIntoTokensDoesNotMoveTheCuts() {
        Random random = new Random(61);
        for (int i = 0; i < 1_000; i++) {
            String text = anyText(random);

            assertThat(chunked(text, random)).isEqualTo(chunked(text, random));
        }
    }

    @Test
    void theFirstChunkIsAClause() {
        SentenceChunker chunker = new SentenceChunker();
        assertThat(chunker.push("It is sunny,")).isEmpty();
        assertThat(chunker.push(" and")).containsExactly("It is sunny, ");
    }

    @Test
    void aShortClauseIsTooShortToBeginWith() {
        assertThat(whole("Well, yes, of course it is. Sure.")).containsExactly("Well, yes, of course it is. ", "Sure.");
    }

    @Test
    void withoutAClauseTheFirstChunkIsAHandfulOfWords() {
        List<String> chunks = whole("this sentence has no comma and no end at all and it goes on and on for ever");

        assertThat(chunks.get(0)).hasSizeBetween(49, 60).endsWith(" ");
    }

    @Test
    void laterChunksAreSentences() {
        assertThat(whole("First of all, hello. This is one, and long. Is it? It is!"))
                .containsExactly("First of all, ", "hello. ", "This is one, and long. ", "Is it? ", "It is!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pi is 3.14 or so",
                "Ask Dr. Smith now",
                "Take fruit, e.g. apples",
                "Johann S. Bach wrote it",
                "See https://example.org/a.html?b=c. now",
                "It is 10:30 now",
                "Apples, pears etc. are fruit"
            })
    void aDotInsideAWordOrAfterAnAbbreviationEndsNothing(String sentence) {
        // Behind a first chunk, so that only the ends of sentences cut.
        List<String> chunks = whole("Listen. " + sentence);

        int cuts = sentence.contains("html") ? 2 : 1;
        assertThat(chunks).hasSize(1 + cuts);
    }

    @Test
    void anEndlessSentenceIsCutAllTheSame() {
        List<String> chunks = whole("Listen. " + "word ".repeat(400));

        assertThat(chunks)
                .hasSizeGreaterThan(8)
                .allSatisfy(chunk -> assertThat(chunk).hasSizeLessThanOrEqualTo(226));
    }

    @Test
    void aLineIsAChunk() {
        assertThat(whole("Listen. one\ntwo\nthree")).containsExactly("Listen. ", "one\n", "two\n", "three");
    }

    @Test
    void nothingIsMadeOfBlanks() {
        assertThat(whole("")).isEmpty();
        assertThat(whole(" \n  ")).isEmpty();
    }

    private static List<String> whole(String text) {
        SentenceChunker chunker = new SentenceChunker();
        List<String> chunks = new ArrayList<>(chunker.push(text));
        chunks.addAll(chunker.flush());
        return chunks;
    }

    private static List<String> chunked(String text, Random random) {
        SentenceChunker chunker = new SentenceChunker();
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(8));
            chunks.addAll(chunker.push(text.substring(from, to)));
            from = to;
        }
        chunks.addAll(chunker.flush());
        return chunks;
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(6) == 0 ? "" : " ");
        }
        return text.toString();
    }

    /** Blanks that nothing follows are not worth a chunk of their own. */
    private static String spoken(String text) {
        List<String> chunks = whole(text);
        String all = String.join("", chunks);
        assertThat(text).startsWith(all);
        assertThat(text.substring(all.length())).isBlank();
        return all;
    }
}
