package dev.voicebox.speech.stt.whisper;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.stt.whisper.Decoder.Segment;

import static org.assertj.core.api.Assertions.assertThat;

class RepetitionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "No, no, no, no!",
                "Ha ha ha ha ha ha ha.",
                "one two three one two three one two three",
                "Testing, testing. Thank you. Thank you. Thank you.",
                "call 5 5 5 1 2 3 4",
                "the cat and the dog and the bird and the fish and the horse",
                "谢谢谢谢"
            })
    void whatPeopleSayIsNone(String text) {
        assertThat(Repetition.isIn(List.of(new Segment(text, 0, 1_000)))).isFalse();
        assertThat(cut(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a timer for five five five five five five five five five five | a timer for five",
                "Thank you. Thank you. thank you, Thank you. Thank you. Bye. | Thank you. Bye.",
                "go go go go go go go go go and stop | go and stop",
                "x | x",
                "turn on turn on turn on turn on turn on turn | turn on",
                "a b a b a b a b a c | a b a c",
                "yes it is yes it is yes it is yes it is no no no no no no no no | yes it is no",
                "好的好的好的好的好的我知道 | 好的我知道"
            })
    void aPhraseWithoutEndIsWrittenOnce(String text, String once) {
        assertThat(cut(text)).isEqualTo(once);
    }

    @Test
    void aPhraseThatFillsSegmentsIsLeftInTheFirst() {
        List<Segment> heard = List.of(
                new Segment(" Good morning.", 0, 900),
                new Segment(" And now. And now.", 900, 2_000),
                new Segment(" And now. And now.", 2_000, 3_000));

        assertThat(Repetition.cut(heard))
                .containsExactly(new Segment(" Good morning.", 0, 900), new Segment(" And now", 900, 2_000));
    }

    private static String cut(String text) {
        return Repetition.cut(List.of(new Segment(text, 0, 1_000))).get(0).text();
    }
}
