package dev.voicebox.speech.tts;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SentencesTest {

    @Test
    void textIsCutAfterSentences() {
        assertThat(sentences("Hello there! How are you?  I am\nfine."))
                .containsExactly("Hello there!", "How are you?", "I am fine.");
    }

    @Test
    void abbreviationsDoNotEndASentence() {
        assertThat(sentences("Call Mr. Smith and Dr. Jones. Now."))
                .containsExactly("Call Mr. Smith and Dr. Jones.", "Now.");
    }

    @Test
    void signsWithoutASoundAreNothing() {
        assertThat(sentences("... \u2014 ! \ud83d\ude00")).isEmpty();
    }

    @Test
    void aSentenceWithoutAnEndIsCutIntoPieces() {
        String endless = "and then, ".repeat(300);
        assertThat(sentences(endless)).allMatch(piece -> piece.length() <= 160);
        assertThat(String.join(" ", sentences(endless))).isEqualTo(endless.strip());
        assertThat(sentences("x".repeat(1_000))).allMatch(piece -> piece.length() <= 160);
    }

    @Test
    void eachWordIsKnownWhereItStood() {
        String text = "  One,\ttwo \ud83d\ude00 three.\n\n Four-five!  ";
        List<String> words = Sentences.of(text).stream()
                .flatMap(sentence -> sentence.words().stream().map(word -> sentence.spoken(word, 0)))
                .map(word -> text.substring(word.from(), word.to()))
                .toList();
        assertThat(words).containsExactly("One,", "two", "three.", "Four-five!");
    }

    @Test
    void wordsOfPiecesAreKnownWhereTheyStoodToo() {
        String text = "and  then, ".repeat(40);
        StringBuilder found = new StringBuilder();
        int before = 0;
        for (Sentence piece : Sentences.of(text)) {
            for (Sentence.Word word : piece.words()) {
                SpokenWord spoken = piece.spoken(word, 0);
                assertThat(spoken.from()).isGreaterThanOrEqualTo(before);
                before = spoken.to();
                found.append(text, spoken.from(), spoken.to()).append(' ');
            }
        }
        assertThat(found.toString()).isEqualTo("and then, ".repeat(40));
    }

    private static List<String> sentences(String text) {
        return Sentences.of(text).stream().map(Sentence::text).toList();
    }
}
