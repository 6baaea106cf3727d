package dev.voicebox.turn.endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What sentences and halves of sentences tell of whether more will come. */
class WordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "turn on the | GOES_ON",
                "turn on | GOES_ON",
                "turn it on | CLOSES",
                "turn on the kitchen light | ORDERS",
                "please turn on the kitchen light | ORDERS",
                "set a timer for | GOES_ON",
                "set a timer for five minutes | CLOSES",
                "set a timer for five minutes and | GOES_ON",
                "what time is it | CLOSES",
                "what time is it? | ASKS",
                "what time | UNKNOWN",
                "what is the | GOES_ON",
                "what is the weather in London | ASKS",
                "what is the weather like | CLOSES",
                "I would like | GOES_ON",
                "I would like to book a table for two people | SAYS",
                "I would like to book a table, because | GOES_ON",
                "I think so | CLOSES",
                "so | GOES_ON",
                "uh | HESITATES",
                "I need, uhm | HESITATES",
                "I was wondering, you know, uhm... | GOES_ON",
                "well | GOES_ON",
                "yes | ANSWERS",
                "Yes. | ANSWERS",
                "yes, | LISTS",
                "no thank you | ANSWERS",
                "stop | ANSWERS",
                "Stop! | ANSWERS",
                "good morning | ANSWERS",
                "apples, pears, | LISTS",
                "I need apples, pears and bread | SAYS",
                "I need apples, pears and | GOES_ON",
                "my number is five five five | DICTATES",
                "my number is 5 5 5 | DICTATES",
                "it is spelled b r o | DICTATES",
                "wake me up at seven | ORDERS",
                "where are you from | CLOSES",
                "the book is from | GOES_ON",
                "come in | ANSWERS",
                "my brother lives in | MAY_GO_ON",
                "could you | GOES_ON",
                "could you tell me a joke | ASKS",
                "that is not what I mean- | GOES_ON"
            })
    void english(String text, Cue cue) {
        assertThat(Wording.cueOf(text, "en")).isEqualTo(cue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mach das | GOES_ON",
                "mach das Licht an bitte | CLOSES",
                "mach das Licht an, weil | GOES_ON",
                "schalte das Licht in der Küche | ORDERS",
                "ich hätte gern | GOES_ON",
                "wie spät ist es | CLOSES",
                "wie wird das Wetter morgen | CLOSES",
                "wie komme ich zum Bahnhof | ASKS",
                "wie komme ich zum | GOES_ON",
                "ja | ANSWERS",
                "nein danke | ANSWERS",
                "also ähm | HESITATES",
                "Äpfel, Birnen, | LISTS",
                "meine Nummer ist null eins sieben | DICTATES",
                "der Zug fährt um sieben Uhr | CLOSES",
                "ich heiße Anna | SAYS"
            })
    void german(String text, Cue cue) {
        assertThat(Wording.cueOf(text, "de")).isEqualTo(cue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allume la | GOES_ON",
                "allume la lumière | ORDERS",
                "allume la lumière s'il te plaît | CLOSES",
                "je voudrais | GOES_ON",
                "je voudrais une table pour deux personnes | SAYS",
                "quelle heure est-il | CLOSES",
                "quel temps fait-il à | GOES_ON",
                "où se trouve la gare | ASKS",
                "oui | ANSWERS",
                "non merci | ANSWERS",
                "c'est parce que | GOES_ON",
                "je cherche, euh | HESITATES",
                "des pommes, des poires, | LISTS",
                "zéro six douze | DICTATES"
            })
    void french(String text, Cue cue) {
        assertThat(Wording.cueOf(text, "fr")).isEqualTo(cue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enciende la | GOES_ON",
                "enciende la luz de la cocina | ORDERS",
                "quiero | GOES_ON",
                "quiero reservar una mesa para dos personas | SAYS",
                "¿qué hora es? | ASKS",
                "¿dónde está la estación | ASKS",
                "sí | ANSWERS",
                "no gracias | ANSWERS",
                "porque | GOES_ON",
                "necesito, eh | HESITATES",
                "manzanas, peras, | LISTS",
                "seis cero nueve | DICTATES",
                "apaga la luz por favor | CLOSES"
            })
    void spanish(String text, Cue cue) {
        assertThat(Wording.cueOf(text, "es")).isEqualTo(cue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zapni světlo v | GOES_ON",
                "zapni světlo v kuchyni | ORDERS",
                "chtěl bych | GOES_ON",
                "chtěl bych rezervovat stůl pro dvě osoby | SAYS",
                "kolik je hodin | CLOSES",
                "jaké bude zítra počasí | ASKS",
                "ano | ANSWERS",
                "ne děkuji | ANSWERS",
                "protože | GOES_ON",
                "potřebuju, ehm | HESITATES",
                "jablka, hrušky, | LISTS",
                "šest nula dva | DICTATES",
                "zhasni prosím | CLOSES"
            })
    void czech(String text, Cue cue) {
        assertThat(Wording.cueOf(text, "cs")).isEqualTo(cue);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "xx", "ja", "fi"})
    void ofAnUnknownLanguageOnlyTheMarksAreRead(String language) {
        assertThat(Wording.cueOf("turn on the", language)).isEqualTo(Cue.UNKNOWN);
        assertThat(Wording.cueOf("mitä kello on?", language)).isEqualTo(Cue.ASKS);
        assertThat(Wording.cueOf("omenia, päärynöitä,", language)).isEqualTo(Cue.LISTS);
        assertThat(Wording.cueOf("minä…", language)).isEqualTo(Cue.GOES_ON);
        assertThat(Wording.cueOf("時間は？", language)).isEqualTo(Cue.ASKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "…", "?!", "- -"})
    void noWordsTellNothing(String text) {
        assertThat(Wording.cueOf(text, "en")).isEqualTo(Cue.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en_GB", "EN"})
    void theRegionDoesNotMatter(String language) {
        assertThat(Wording.cueOf("turn on the", language)).isEqualTo(Cue.GOES_ON);
    }

    @Test
    void typographicApostrophesAreApostrophes() {
        assertThat(Wording.cueOf("I’d like", "en")).isEqualTo(Cue.GOES_ON);
        assertThat(Wording.cueOf("s’il te plaît", "fr")).isEqualTo(Cue.ANSWERS);
    }

    @Test
    void aLongTextIsReadAtItsEnds() {
        String story = "once upon a time there was a keeper of a lighthouse ".repeat(50);

        assertThat(Wording.cueOf(story + "and he liked the", "en")).isEqualTo(Cue.GOES_ON);
        assertThat(Wording.cueOf(story + "and he liked birds", "en")).isEqualTo(Cue.SAYS);
    }
}
