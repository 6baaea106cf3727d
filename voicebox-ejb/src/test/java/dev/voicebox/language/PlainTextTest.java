package dev.voicebox.language;

import java.util.Random;

import org.junit.jupiter.api.Test;

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
}
