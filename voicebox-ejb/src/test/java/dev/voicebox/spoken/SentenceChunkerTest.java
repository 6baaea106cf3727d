package dev.voicebox.spoken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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
        "a;b",
        "No.",
        "5",
        "p.m.",
        "你好。",
        "他说「好。」",
        "สวัสดี",
        "\"Go.\"",
        "(see fig. 3)",
        "2."
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

        assertThat(chunks.get(0)).isEqualTo("this sentence has no comma ");
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
    void theFirstChunkDoesNotEndInTheMiddleOfAPhrase() {
        assertThat(whole("You will find it in the top drawer of the desk").get(0))
                .isEqualTo("You will find it in the top ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They live in the U.S. and work",
                "Turn into St. James now",
                "Look at No. 5 there",
                "Come at 5 p.m. today",
                "It was on Nov. 20 then",
                "Write to a.b@example.com today",
                "It is 1 000 000 or so",
                "Call 555 123 4567 now"
            })
    void aChunkDoesNotEndInsideANumberAnAbbreviationOrAnAddress(String sentence) {
        assertThat(whole("Listen. " + sentence)).containsExactly("Listen. ", sentence);
    }

    @Test
    void aNumberIsNotCutForLengthEither() {
        String text = "word ".repeat(43) + "555 123 4567 890 and more";

        assertThat(whole("Listen. " + text)).noneMatch(chunk -> chunk.matches("(?s).*\\d ?"));
    }

    @Test
    void anAbbreviationAtTheEndOfASentenceEndsIt() {
        assertThat(whole("Listen. No. I will come at 5 p.m. Then we eat pears etc. Good."))
                .containsExactly("Listen. ", "No. ", "I will come at 5 p.m. ", "Then we eat pears etc. ", "Good.");
    }

    @Test
    void aQuotationEndsWithItsSentence() {
        assertThat(whole("Listen. \"Go away.\" He left. **Now!** Yes."))
                .containsExactly("Listen. ", "\"Go away.\" ", "He left. ", "**Now!** ", "Yes.");
    }

    @Test
    void theNumberOfAPointBelongsToIt() {
        assertThat(whole("Listen:\n1. Get up\n2. Go")).containsExactly("Listen:\n", "1. Get up\n", "2. Go");
    }

    @Test
    void textsWithoutSpacesAreCutAtTheirOwnMarks() {
        assertThat(whole("你好。今天天气很好，我们去公园吧！「真的吗？」他说。")).containsExactly("你好。", "今天天气很好，我们去公园吧！", "「真的吗？」", "他说。");
        assertThat(whole("今日はいい、天気ですね。")).containsExactly("今日はいい、", "天気ですね。");
    }

    @Test
    void anEndlessTextWithoutSpacesIsCutAllTheSame() {
        assertThat(whole("我".repeat(1_000)))
                .hasSize(10)
                .allSatisfy(chunk -> assertThat(chunk).hasSize(100));
        assertThat(whole("สวัสดีครับ".repeat(100)))
                .allSatisfy(chunk -> assertThat(chunk).hasSizeBetween(1, 110));
    }

    @Test
    void anAddressIsNotCutHoweverLongItIs() {
        String address = "https://example.com/" + "a.b/".repeat(400);

        assertThat(whole("Listen. See " + address + " now."))
                .containsExactly("Listen. ", "See " + address + " ", "now.");
    }

    @ParameterizedTest
    @MethodSource("dev.voicebox.spoken.Hostile#endless")
    void aHostileTextTakesNoLongerThanAnother(String piece) {
        // Token by token, quadratic work on 100 kB takes minutes; linear work some ms.
        String text = Hostile.repeated(piece, 100_000);
        List<String> chunks = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> inTokens(text));

        assertThat(text).startsWith(String.join("", chunks));
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

    private static List<String> inTokens(String text) {
        SentenceChunker chunker = new SentenceChunker();
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < text.length(); from += 4) {
            chunks.addAll(chunker.push(text.substring(from, Math.min(text.length(), from + 4))));
        }
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
