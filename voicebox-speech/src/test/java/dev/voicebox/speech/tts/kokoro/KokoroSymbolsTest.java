package dev.voicebox.speech.tts.kokoro;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.neural.Phonemes;

import static org.assertj.core.api.Assertions.assertThat;

class KokoroSymbolsTest {

    @Test
    void aSentenceIsWrittenAsKokoroLearntIt() {
        assertThat(KokoroSymbols.of(
                        "həlˈo^ʊ wˌʌt ɪz ðə wˈɛðɚ ɡˌo^ʊɪŋ təbi lˈa^ɪk ɪn lˈʌndən təmˈɑːɹo^ʊ", KokoroLanguage.AMERICAN))
                .isEqualTo("həlˈO wˌʌt ɪz ðə wˈɛðəɹ ɡˌOɪŋ təbi lˈIk ɪn lˈʌndən təmˈɑɹO");
    }

    @ParameterizedTest
    @CsvSource({
        "AMERICAN, d^ʒˈʌd^ʒ, ʤˈʌʤ",
        "AMERICAN, bˈɜːɹd, bˈɜɹd",
        "AMERICAN, wˈɜːd, wˈɜɹd",
        "AMERICAN, sˈɪɾi, sˈɪTi",
        "AMERICAN, nˈoː^ɹθ, nˈɔɹθ",
        "AMERICAN, bˈɑːʔn\u0329, bˈɑtᵊn",
        "AMERICAN, lˈɪɾə^l, lˈɪTᵊl",
        "BRITISH, ɡˈə^ʊ, ɡˈQ",
        "BRITISH, fˈe^ə, fˈɛː",
        "BRITISH, bˈɜːd, bˈɜːd",
        "SPANISH, mˈut^ʃo, mˈuʧo",
        "ITALIAN, pˈit^sːa, pˈiʦːa",
        "FRENCH, mˈɔ̃d, mˈɔ̃d"
    })
    void eachLanguageHasItsConventions(KokoroLanguage language, String phonemes, String symbols) {
        assertThat(KokoroSymbols.of(phonemes, language)).isEqualTo(symbols);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMERICAN|The quick brown fox jumps over the lazy dog while a judge measures azure beige oil for thirty years",
                "BRITISH|The quick brown fox jumps over the lazy dog while a judge measures azure beige oil for thirty years",
                "SPANISH|El veloz murciélago hindú comía feliz cardillo y kiwi mientras la cigüeña tocaba el saxofón",
                "FRENCH|Portez ce vieux whisky au juge blond qui fume sur son île intérieure à côté de l'alcôve ovoïde",
                "ITALIAN|Quel vituperabile xenofobo zelante assaggia il whisky ed esclama alleluja per gli gnocchi",
                "PORTUGUESE|À noite vovô Kowalsky vê o ímã cair no pé do pinguim queixoso e vovó põe açúcar no chá"
            })
    void nearlyEverySoundOfEspeakIsKnown(KokoroLanguage language, String text) throws SpeechFailure {
        String phonemes = Phonemes.ofEspeak()
                .phonemes(List.of(text), language.phonemes, Cancellation.NONE)
                .get(0);

        String unknown = KokoroSymbols.of(phonemes, language)
                .codePoints()
                .filter(symbol -> KokoroVocabulary.number(symbol).isEmpty())
                .mapToObj(Character::toString)
                .distinct()
                .collect(Collectors.joining());

        assertThat(unknown).isEmpty();
    }
}
