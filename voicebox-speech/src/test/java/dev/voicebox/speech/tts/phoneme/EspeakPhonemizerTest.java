package dev.voicebox.speech.tts.phoneme;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

class EspeakPhonemizerTest {

    @Test
    void lettersOfOnePhonemeAreTied() throws SpeechFailure {
        assertThat(phonemes("en-us", "Hello", "jump"))
                .containsExactly("h\u0259l\u02c8o^\u028a", "d^\u0292\u02c8\u028cmp");
    }

    @Test
    void aLineThatBecomesSeveralStaysOne() throws SpeechFailure {
        List<String> phonemes = phonemes("en-us", "Yes. No, not yet!", "two");

        assertThat(phonemes).hasSize(2);
        assertThat(phonemes.get(0).split(" ")).hasSize(4);
    }

    @Test
    void whatIsNotSpokenIsAnEmptyLine() throws SpeechFailure {
        assertThat(phonemes("en-us", "...", "", "two", "*")).hasSize(4).startsWith("", "");
    }

    @Test
    void wordsOfAnotherLanguageCarryNoLabels() throws SpeechFailure {
        assertThat(String.join("", phonemes("fr-fr", "Le computer, the weather is fine")))
                .doesNotContain("(", ")", "en");
    }

    @ParameterizedTest
    @CsvSource({"en-gb,water", "es,hola", "fr-fr,bonjour", "it,ciao", "pt-br,dia", "de,Guten", "cmn,\u4f60\u597d"})
    void itKnowsManyLanguages(String voice, String word) throws SpeechFailure {
        assertThat(phonemes(voice, word).get(0)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"[[ptk]]", "[[f00]]", "--version", "-q", "<speak>x</speak>", "a\u0007b"})
    void textIsNeverTakenForSomethingElse(String text) throws SpeechFailure {
        assertThat(phonemes("en-us", text, "two")).hasSize(2).last().isEqualTo("t\u02c8u\u02d0");
    }

    @Test
    void manyLinesDoNotBlock() throws SpeechFailure {
        assertThat(phonemes("en-us", Collections.nCopies(500, "seventy seven").toArray(String[]::new)))
                .hasSize(500);
    }

    @Test
    void anUnknownVoiceIsRefused() {
        Phonemizer espeak = open();

        assertThatThrownBy(() -> espeak.phonemes(List.of("hello"), "xx-yy", Cancellation.NONE))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.UNSUPPORTED))
                .hasMessageContaining("xx-yy");
    }

    @Test
    void cancelledWorkGivesNothing() throws SpeechFailure {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        cancellation.cancel();

        assertThat(open().phonemes(List.of("hello"), "en-us", cancellation)).isEmpty();
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThatThrownBy(() -> EspeakPhonemizer.open("no-such-program"))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("no-such-program is not installed");
    }

    private static List<String> phonemes(String voice, String... lines) throws SpeechFailure {
        return open().phonemes(List.of(lines), voice, Cancellation.NONE);
    }

    private static Phonemizer open() {
        try {
            return EspeakPhonemizer.open();
        } catch (SpeechFailure absent) {
            System.out.println("SKIPPED: " + absent.getMessage());
            return abort(absent.getMessage());
        }
    }
}
