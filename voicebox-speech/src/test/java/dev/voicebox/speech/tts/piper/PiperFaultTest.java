package dev.voicebox.speech.tts.piper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.tts.RecordingSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.Voice;
import dev.voicebox.speech.tts.Voice.Gender;
import dev.voicebox.speech.tts.neural.StandIns;
import dev.voicebox.speech.tts.phoneme.ScriptedPhonemizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Beside the contract: what is odd, and what goes wrong. Phonemes are the letters of the text. */
class PiperFaultTest {
    @TempDir
    Path folder;

    private final ScriptedPhonemizer phonemizer = new ScriptedPhonemizer(Map.of());

    @Test
    void speakersAreVoicesWithTheNameOfTheirModel() throws SpeechFailure {
        try (TextToSpeech piper = open(amy(), many())) {
            assertThat(piper.voices())
                    .contains(new Voice("alloy", "en", Gender.NEUTRAL, "piper"))
                    .endsWith(
                            new Voice("en_US-amy-low", "en", Gender.NEUTRAL, "piper"),
                            new Voice("de_DE-many-high#anna", "de", Gender.NEUTRAL, "piper"),
                            new Voice("de_DE-many-high#bert", "de", Gender.NEUTRAL, "piper"));
            assertThat(piper.info().languages()).containsExactly("en", "de");
        }
    }

    @Test
    void speakersSoundDifferent() throws SpeechFailure {
        try (TextToSpeech piper = open(many())) {
            assertThat(speak(piper, "hallo", "de_DE-many-high#anna", null).samples())
                    .isNotEqualTo(
                            speak(piper, "hallo", "de_DE-many-high#bert", null).samples())
                    .isEqualTo(speak(piper, "hallo", "de_DE-many-high", null).samples());
        }
    }

    @ParameterizedTest
    @CsvSource({"alloy,, en-us", "echo,, en-us", "alloy, de, de", "en_US-amy-low, de, de", "de_DE-many-high#bert,, de"})
    void theVoiceSpeaksTheLanguageWithItsPhonemes(String voice, String language, String phonemes) throws SpeechFailure {
        try (TextToSpeech piper = open(amy(), many())) {
            speak(piper, "hallo", voice, language);
        }
        assertThat(phonemizer.voices()).containsExactly(phonemes);
    }

    @Test
    void itSpeaksAtTheRateOfItsModel() throws SpeechFailure {
        try (TextToSpeech piper = open(amy())) {
            assertThat(speak(piper, "hello", "alloy", null).sampleRate()).isEqualTo(22_050);
        }
    }

    @Test
    void aModelThatReadsLettersNeedsNoPhonemes() throws SpeechFailure {
        try (TextToSpeech piper = open(PiperFiles.writeOfType("text", folder.resolve("letters.onnx"), "en-us"))) {
            RecordingSink sink = new RecordingSink();
            piper.speak(new SpeakRequest("Hello, you there", "alloy", null, 1), Cancellation.NONE, sink);

            assertThat(sink.sound().durationMs()).isGreaterThan(500);
            assertThat(sink.words()).hasSize(3);
        }
        assertThat(phonemizer.voices()).isEmpty();
    }

    @Test
    void otherPhonemesAreRefusedInPlainWords() {
        Path model = PiperFiles.writeOfType("pinyin", folder.resolve("chinese.onnx"), "cmn");

        assertThatThrownBy(() -> open(model))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED))
                .hasMessageContaining("chinese.onnx.json")
                .hasMessageContaining("pinyin");
    }

    @Test
    void anUnknownLanguageIsRefused() throws SpeechFailure {
        try (TextToSpeech piper = open(amy())) {
            assertThatThrownBy(() -> speak(piper, "bonjour", "alloy", "fr"))
                    .isInstanceOfSatisfying(
                            SpeechFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "?! \u2014 ,,"})
    void whatHasNoWordsIsSilence(String text) throws SpeechFailure {
        try (TextToSpeech piper = open(amy())) {
            assertThat(speak(piper, text, "alloy", null).samples()).isEmpty();
        }
    }

    @Test
    void twentyThousandCharactersAreSpoken() throws SpeechFailure {
        String text = "seventy times seven is ".repeat(900).substring(0, 20_000);
        try (TextToSpeech piper = open(amy())) {
            RecordingSink sink = new RecordingSink();
            piper.speak(new SpeakRequest(text, "alloy", "en", 4), Cancellation.NONE, sink);

            assertThat(sink.words()).hasSameSizeAs(text.split(" "));
        }
    }

    @Test
    void aMissingDescriptionIsNamed() throws IOException {
        Path model = amy();
        Files.delete(folder.resolve("en_US-amy-low.onnx.json"));

        assertThatThrownBy(() -> open(model))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("en_US-amy-low.onnx.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"audio\": {}}", "<html>404</html>", "{\"audio\": {\"sample_rate\": 22050}}"})
    void aDamagedDescriptionIsAFailureInPlainWords(String json) throws IOException {
        Path model = amy();
        Files.writeString(folder.resolve("en_US-amy-low.onnx.json"), json);

        assertThatThrownBy(() -> open(model))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("en_US-amy-low.onnx.json");
    }

    @Test
    void aMissingATruncatedAndAnotherModelAreFailures() throws IOException {
        Path model = amy();
        byte[] whole = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> open(model)).isInstanceOf(SpeechFailure.class);

        new StandIns.Kokoro("tokens", OnnxType.FLOAT).graph().write(model);
        assertThatThrownBy(() -> open(model))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("not a model of Piper");

        Files.delete(model);
        assertThatThrownBy(() -> open(model)).isInstanceOf(SpeechFailure.class);
        assertThatThrownBy(() -> open()).isInstanceOf(SpeechFailure.class);
    }

    private Path amy() {
        return PiperFiles.write(folder.resolve("en_US-amy-low.onnx"), "en-us");
    }

    private Path many() {
        return PiperFiles.write(folder.resolve("de_DE-many-high.onnx"), "de", "anna", "bert");
    }

    private TextToSpeech open(Path... models) throws SpeechFailure {
        return PiperTextToSpeech.open(List.of(models), phonemizer);
    }

    private static Pcm speak(TextToSpeech engine, String text, String voice, String language) throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest(text, voice, language, 1), Cancellation.NONE, sink);
        return sink.sound();
    }
}
