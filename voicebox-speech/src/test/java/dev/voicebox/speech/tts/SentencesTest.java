package dev.voicebox.speech.tts;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SentencesTest {

    @Test
    void textIsCutAfterSentences() {
        assertThat(Sentences.of("Hello there! How are you?  I am\nfine."))
                .containsExactly("Hello there!", "How are you?", "I am fine.");
    }

    @Test
    void abbreviationsDoNotEndASentence() {
        assertThat(Sentences.of("Call Mr. Smith and Dr. Jones. Now."))
                .containsExactly("Call Mr. Smith and Dr. Jones.", "Now.");
    }

    @Test
    void signsWithoutASoundAreNothing() {
        assertThat(Sentences.of("... \u2014 ! \ud83d\ude00")).isEmpty();
    }

    @Test
    void aSentenceWithoutAnEndIsCutIntoPieces() {
        String endless = "and then, ".repeat(300);
        assertThat(Sentences.of(endless)).allMatch(piece -> piece.length() <= 160);
        assertThat(String.join(" ", Sentences.of(endless))).isEqualTo(endless.strip());
        assertThat(Sentences.of("x".repeat(1_000))).allMatch(piece -> piece.length() <= 160);
    }
}
