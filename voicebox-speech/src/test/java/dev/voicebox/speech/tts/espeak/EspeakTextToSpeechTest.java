package dev.voicebox.speech.tts.espeak;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.RecordingSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.TextToSpeechContract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

class EspeakTextToSpeechTest extends TextToSpeechContract {

    @Override
    protected TextToSpeech newEngine() {
        try {
            return EspeakTextToSpeech.open();
        } catch (SpeechFailure absent) {
            System.out.println("SKIPPED: " + absent.getMessage());
            return abort(absent.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"de,Guten Morgen", "fr,Bonjour madame", "zh,\u4f60\u597d", "pt,Bom dia", "es,Buenos d\u00edas"})
    void itSpeaksManyLanguages(String language, String text) throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest(text, "coral", language, 1), Cancellation.NONE, sink);
        assertThat(sink.sound().durationMs()).isBetween(300L, 3_000L);
    }

    @Test
    void anUnknownLanguageIsRefused() {
        assertThatThrownBy(() -> engine.speak(
                        new SpeakRequest("Hello", "alloy", "xx", 1), Cancellation.NONE, new RecordingSink()))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.UNSUPPORTED));
    }

    @Test
    void textIsNeverTakenForAnOption() throws SpeechFailure {
        assertThat(speak("--version", "alloy", 1).durationMs()).isGreaterThan(300);
    }
}
