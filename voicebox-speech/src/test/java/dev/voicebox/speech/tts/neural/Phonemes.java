package dev.voicebox.speech.tts.neural;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.phoneme.EspeakPhonemizer;
import dev.voicebox.speech.tts.phoneme.Phonemizer;

import static org.junit.jupiter.api.Assumptions.abort;

/** Those of the program eSpeak NG; a test that needs them says so and is skipped where it is not installed. */
public final class Phonemes {
    private Phonemes() {}

    public static Phonemizer ofEspeak() {
        try {
            return EspeakPhonemizer.open();
        } catch (SpeechFailure absent) {
            System.out.println("SKIPPED: " + absent.getMessage());
            return abort(absent.getMessage());
        }
    }
}
