package dev.voicebox.speech.tts.phoneme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;

import static org.assertj.core.api.Assertions.assertThat;

class PronunciationTest {

    @Test
    void aSentenceIsCutAtItsMarksAndKeepsThem() throws SpeechFailure {
        List<Clause> clauses = pronounce(Map.of(), "Well, (yes): \u201cno\u201d \u2013 at last\u2026 go!");

        assertThat(clauses).extracting(Clause::mark).containsExactly(",", ":", "\u2014", "\u2026", "!");
        assertThat(clauses).extracting(Clause::phonemes).containsExactly("well", "yes", "no", "at last", "go");
    }

    @Test
    void aDotInsideASentenceIsOfAnAbbreviation() throws SpeechFailure {
        assertThat(pronounce(Map.of(), "Dr. Smith is in."))
                .extracting(Clause::mark)
                .containsExactly(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "going to be like|\u0261\u02cco^\u028a\u026a\u014b t\u0259bi l\u02c8a^\u026ak"
                        + "|\u0261\u02c8o^\u028a\u026a\u014b,t\u02c8u\u02d0,b\u02c8i\u02d0,l\u02c8a^\u026ak"
                        + "|\u0261\u02cco^\u028a\u026a\u014b /t\u0259/bi /l\u02c8a^\u026ak",
                "of the best|\u028cv\u00f0\u0259 b\u02c8\u025bst|\u02c8\u028cv,\u00f0\u02c8\u0259,b\u02c8\u025bst"
                        + "|\u028cv/\u00f0\u0259 /b\u02c8\u025bst",
                "at 3:45 pm|\u00e6t \u03b8\u0279\u02c8i\u02d0 f\u02c8o\u02d0^\u0279\u027ei f\u02c8a^\u026av p\u02cci\u02d0\u02c8\u025bm"
                        + "|\u02c8\u00e6t,\u03b8\u0279\u02c8i\u02d0 f\u02c8o\u02d0^\u0279\u027ei f\u02c8a^\u026av,p\u02c8i\u02d0\u02c8\u025bm"
                        + "|\u00e6t /\u03b8\u0279\u02c8i\u02d0 f\u02c8o\u02d0^\u0279\u027ei f\u02c8a^\u026av /p\u02cci\u02d0\u02c8\u025bm",
                "tea * two|t\u02c8i\u02d0 t\u02c8u\u02d0|t\u02c8i\u02d0,,t\u02c8u\u02d0|t\u02c8i\u02d0 //t\u02c8u\u02d0"
            })
    void theWordsOfAClauseAreFoundInItsPhonemes(String text, String together, String alone, String pieces)
            throws SpeechFailure {
        List<String> words = List.of(text.split(" "));
        String[] spoken = alone.split(",");
        Map<String, String> script = new HashMap<>(Map.of(text, together));
        for (int i = 0; i < words.size(); i++) {
            script.put(words.get(i), spoken[i]);
        }

        Clause clause = pronounce(script, text).get(0);

        assertThat(String.join("/", clause.words())).isEqualTo(pieces);
    }

    @Test
    void everyWordHasItsPlaceWhateverIsSaid() throws SpeechFailure {
        List<Clause> clauses = pronounce(Map.of(), "- * one ,,, two \u2014 *");

        assertThat(clauses.stream().mapToInt(clause -> clause.words().size()).sum())
                .isEqualTo(7);
    }

    @Test
    void whatWasCancelledHasNoClauses() throws SpeechFailure {
        SwitchedCancellation cancellation = new SwitchedCancellation();
        cancellation.cancel();

        assertThat(Pronunciation.of(List.of("one"), "en", new ScriptedPhonemizer(Map.of()), cancellation))
                .isEmpty();
    }

    private static List<Clause> pronounce(Map<String, String> script, String text) throws SpeechFailure {
        return Pronunciation.of(List.of(text.split(" ")), "en-us", new ScriptedPhonemizer(script), Cancellation.NONE);
    }
}
