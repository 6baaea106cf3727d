package dev.voicebox.speech.tts.espeak;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.SpeechFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EspeakLanguagesTest {
    private static final String TABLE = """
            Pty Language       Age/Gender VoiceName          File                 Other Languages
             5  cmn             --/M      Chinese_(Mandarin)  sit/cmn              (zh-cmn 5)(zh 5)
             5  de              --/M      German             gmw/de
             2  en-gb           --/M      English_(Great_Britain) gmw/en           (en 2)
             2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
             5  fr-be           --/M      French_(Belgium)   roa/fr-BE            (fr 8)
             5  grc             --/M      Greek_(Ancient)    grk/grc
             5  nb              --/M      Norwegian          gmq/nb               (no 5)
            """;

    @Test
    void codesOfTwoLettersFindTheirVoice() throws SpeechFailure {
        EspeakLanguages languages = EspeakLanguages.parse(TABLE);
        assertThat(languages.codes()).containsExactly("de", "en", "fr", "no", "zh");
        assertThat(languages.voice("en")).isEqualTo("en-us");
        assertThat(languages.voice("zh")).isEqualTo("cmn");
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThatThrownBy(() -> EspeakLanguages.ask("no-such-program"))
                .hasMessageContaining("no-such-program is not installed");
    }
}
