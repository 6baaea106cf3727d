package dev.voicebox.it.canary;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever finds nothing must be known to find something. */
class SearcherTest {
    private final Random random = new Random(7);
    private final Canary word = Canary.word("a name", random);
    private final Canary phrase = Canary.phrase("a transcript", random);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd", "{\"text\":\""})
    void itIsFoundInBase64WhateverStandsAroundIt(String before) {
        for (Canary canary : List.of(word, phrase)) {
            String whole = before + canary.text() + "\"}";
            assertThat(hits(canary, Base64.getEncoder().encodeToString(whole.getBytes(UTF_8))))
                    .isNotEmpty();
            assertThat(hits(canary, Base64.getUrlEncoder().withoutPadding().encodeToString(whole.getBytes(UTF_8))))
                    .isNotEmpty();
        }
    }

    @Test
    void itIsFoundPlainEscapedAndInHex() {
        for (Canary canary : List.of(word, phrase)) {
            String json = new String(JsonStringEncoder.getInstance().quoteAsString(canary.text()));
            assertThat(hits(canary, "said " + canary.text() + ".")).isNotEmpty();
            assertThat(hits(canary, "{\"message\":\"" + json + "\"}")).isNotEmpty();
            assertThat(hits(canary, json.replace("ß", "\\u00df"))).isNotEmpty();
            assertThat(hits(canary, json.replace("ß", "\\u00DF"))).isNotEmpty();
            assertThat(hits(canary, "GET /?q=" + encode(canary.text(), UTF_8))).isNotEmpty();
            assertThat(hits(
                            canary,
                            HexFormat.of()
                                    .withUpperCase()
                                    .formatHex(canary.text().getBytes(UTF_8))))
                    .isNotEmpty();
        }
    }

    @Test
    void nothingElseIsTakenForIt() {
        assertThat(hits(word, "A session of default began.\n" + phrase.text() + "\n" + "x".repeat(10_000)))
                .isEmpty();
    }

    private static List<String> hits(Canary canary, String text) {
        Searcher searcher = new Searcher(List.of(canary));
        searcher.search("here", text);
        return searcher.hits();
    }
}
