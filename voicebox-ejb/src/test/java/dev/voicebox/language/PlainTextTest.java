package dev.voicebox.language;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

    @Test
    void textStaysTheSameObject() {
        String text = new String("gr\u00fc\u00df \ud83d\ude00 \ue000");

        assertThat(PlainText.of(text)).isSameAs(text);
    }

    @Test
    void whateverWasSaidHasAFormInUtf8AndItsLength() {
        Random random = new Random(6);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder said = new StringBuilder();
            random.ints(20, 0, 8).forEach(c -> said.append("a\u0000\u00fc\ue000\ud83d\ude00\ud800\udfff".charAt(c)));
            String plain = PlainText.of(said.toString());

            assertThat(new String(plain.getBytes(UTF_8), UTF_8))
                    .isEqualTo(plain)
                    .doesNotContain("\u0000");
            assertThat(plain).hasSameSizeAs(said);
        }
    }

    @ParameterizedTest
    @CsvSource({"light-on_2,light-on_2", "li ght,li_ght", "github.search,github_search", "'',_", "gr\u00fc\u00df,gr__"})
    void theNameOfAFunctionIsOneThatEveryProviderTakes(String name, String plain) {
        assertThat(PlainText.ofName(name)).isEqualTo(plain);
        assertThat(PlainText.ofName(name + "x".repeat(100))).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{\"where\":\"kit", "not json", "[1]", "null", "\"text\"", "{} {}", "{\"a\":NaN}"})
    void argumentsThatCannotBeReadBecomeNone(String arguments) {
        assertThat(PlainText.ofArguments(arguments)).isEqualTo("{}");
    }

    @Test
    void argumentsThatCanBeReadStayAsTheyWereWritten() {
        assertThat(PlainText.ofArguments("{ \"a\": 1.50 }")).isEqualTo("{ \"a\": 1.50 }");
    }
}
