package dev.voicebox.spoken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What a voice is given to say of a text, and what of the text was heard when it said so much. */
class SpokenFormTest {
    private static final Path DATA = Path.of("src/test/resources/spoken");
    private static final String ARROW = " ⇒ ?";

    static Stream<Arguments> examples() {
        return Stream.of("english.txt", "others.txt")
                .flatMap(SpokenFormTest::lines)
                .filter(line -> line.contains(" ⇒"))
                .map(line -> line.split(ARROW, -1))
                .map(both -> Arguments.of(both[0].replace("\\n", "\n"), both[1].replace("\\n", "\n")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aTextIsSpokenAsAPersonWouldReadIt(String text, String spoken) {
        assertThat(SpokenForm.of(text).text().strip()).isEqualTo(spoken.strip());
    }

    @Test
    void plainWordsAreSpokenAsTheyAre() {
        String text = "Well, I think so: it's a nice day (mostly), isn't it? Yes! Ünïcode – and so on…";

        assertThat(SpokenForm.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsSpokenIsNotChangedByBeingReadAgain(String text, String spoken) {
        boolean wordsOnly = spoken.chars().allMatch(sign -> Character.isLetter(sign) || " ,.'".indexOf(sign) >= 0);
        if (wordsOnly) {
            assertThat(SpokenForm.of(spoken).text().strip()).isEqualTo(spoken.strip());
        }
    }

    @Test
    void ofAFigureThatBecomesSeveralWordsNothingIsHeardBeforeTheLast() {
        SpokenForm form = SpokenForm.of("It costs $12.50 now.");

        assertThat(heard(form, "It costs")).isEqualTo("It costs");
        assertThat(heard(form, "It costs twelve dollars and fifty")).isEqualTo("It costs ");
        assertThat(heard(form, "It costs twelve dollars and fifty cents")).isEqualTo("It costs $12.50");
        assertThat(heard(form, "It costs twelve dollars and fifty cents now.")).isEqualTo("It costs $12.50 now.");
    }

    @Test
    void theMarksAroundAWordAreHeardWithIt() {
        SpokenForm form = SpokenForm.of("This is **very** [good](https://example.com) stuff.");

        assertThat(heard(form, "This is very")).isEqualTo("This is **very**");
        assertThat(heard(form, "This is very good")).isEqualTo("This is **very** [good](https://example.com)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "```\nint x = 5;\n```\n", "😀🎉", "---\n", "...", "**  **", "![](a.png)"})
    void whatNoVoiceCanSayIsSilent(String text) {
        assertThat(SpokenForm.of(text).isSilent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes. ", "Why?", "He said \"go.\" ", "**Note:** ", "One line\n", "好。"})
    void whatFollowsAnEndIsANewSentence(String text) {
        assertThat(SpokenForm.of(text).endsSentence()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"It is sunny, ", "and so it ", "今日はいい、"})
    void whatFollowsAClauseIsTheSameSentence(String text) {
        assertThat(SpokenForm.of(text).endsSentence()).isFalse();
    }

    @Test
    void aBlockOfCodeIsLeftOutOverManyChunks() {
        SpeakableText text = new SpeakableText();

        assertThat(text.next("Look:\n").text()).isEqualTo("Look:\n");
        assertThat(text.next("```java\n").isSilent()).isTrue();
        assertThat(text.next("int a = 5; ").isSilent()).isTrue();
        assertThat(text.next("// and so on\n").isSilent()).isTrue();
        assertThat(text.next("```\n").isSilent()).isTrue();
        assertThat(text.next("That is 5.").text()).isEqualTo("That is five.");
    }

    @Test
    void aTextThatIsCutInsideALinkLosesItsTargetOnly() {
        SpeakableText text = new SpeakableText();

        assertThat(text.next("See [the fine ").text()).isEqualTo("See the fine ");
        assertThat(text.next("manual](https://example.com/x) now.").text()).isEqualTo("manual now.");
    }

    @Test
    void theSpansCoverBothTextsInOrderWhateverIsWritten() {
        Random random = new Random(70);
        for (int i = 0; i < 1_000; i++) {
            SpeakableText speakable = new SpeakableText();
            for (int chunk = 0; chunk < 3; chunk++) {
                assertCovered(speakable.next(Hostile.text(random, 80)));
            }
        }
    }

    @Test
    void theHeardPartOnlyGrows() {
        Random random = new Random(71);
        for (int i = 0; i < 1_000; i++) {
            SpokenForm form = SpokenForm.of(Hostile.text(random, 60));
            int before = 0;
            for (int end = 0; end <= form.text().length(); end++) {
                int heard = form.sourceEnd(end);
                if (heard < before || heard > form.source().length()) {
                    throw new AssertionError("from " + before + " to " + heard + " in " + form.source());
                }
                before = heard;
            }
        }
    }

    @Test
    void ofAMuchTooLongTextAllIsCovered() {
        assertCovered(SpokenForm.of(Hostile.mixed(new Random(72), 100_000)));
    }

    @ParameterizedTest
    @MethodSource("dev.voicebox.spoken.Hostile#endless")
    void aHostileTextTakesNoLongerThanAnother(String piece) {
        // Quadratic work takes minutes, linear work some ms.
        SpokenForm form =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SpokenForm.of(Hostile.repeated(piece, 30_000)));

        assertCovered(form);
    }

    /** Compared by hand: an endless text has hundreds of thousands of spans, and AssertJ takes longer than the form. */
    private static void assertCovered(SpokenForm form) {
        int source = 0;
        int spoken = 0;
        for (SpokenForm.Span span : form.spans()) {
            boolean joins = span.from() == source && span.spokenFrom() == spoken;
            source = span.to();
            spoken = span.spokenTo();
            boolean same = !span.verbatim()
                    || form.text().regionMatches(span.spokenFrom(), form.source(), span.from(), source - span.from())
                            && spoken - span.spokenFrom() == source - span.from();
            if (!joins || !same) {
                throw new AssertionError("a gap, or other words, at " + span);
            }
        }
        assertThat(source).isEqualTo(form.source().length());
        assertThat(spoken).isEqualTo(form.text().length());
    }

    private static String heard(SpokenForm form, String said) {
        assertThat(form.text()).startsWith(said);
        return form.source().substring(0, form.sourceEnd(said.length()));
    }

    private static Stream<String> lines(String file) {
        try {
            List<String> lines = Files.readAllLines(DATA.resolve(file));
            assertThat(lines).isNotEmpty();
            return lines.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
