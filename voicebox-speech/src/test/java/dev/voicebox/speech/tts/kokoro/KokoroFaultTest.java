package dev.voicebox.speech.tts.kokoro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.tts.RecordingSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.neural.StandIns;
import dev.voicebox.speech.tts.phoneme.ScriptedPhonemizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Beside the contract: what is odd, and what goes wrong. Phonemes are the letters of the text. */
class KokoroFaultTest {
    @TempDir
    Path folder;

    private Path voices;

    @BeforeEach
    void installVoices() {
        voices = KokoroFiles.archive(folder.resolve("voices.bin"), "af_heart", "am_echo", "bf_emma", "ff_siwis");
    }

    @Test
    void itSpeaksAt24KilohertzAndLetterByLetterHasALength() throws SpeechFailure {
        try (TextToSpeech kokoro = open(newer())) {
            Pcm sound = speak(kokoro, "abcdefghij", "alloy", 1);

            assertThat(sound.sampleRate()).isEqualTo(24_000);
            assertThat(sound.durationMs()).isBetween(10 * 70L, 10 * 70L + 100);
        }
    }

    @Test
    void voicesSoundDifferent() throws SpeechFailure {
        try (TextToSpeech kokoro = open(newer())) {
            assertThat(speak(kokoro, "hello", "af_heart", 1).samples())
                    .isNotEqualTo(speak(kokoro, "hello", "am_echo", 1).samples());
        }
    }

    @Test
    void phonemesAreThoseOfTheVoice() throws SpeechFailure {
        ScriptedPhonemizer phonemizer = new ScriptedPhonemizer(Map.of());
        try (TextToSpeech kokoro = KokoroTextToSpeech.open(newer(), voices, phonemizer)) {
            speak(kokoro, "hello", "alloy", 1);
            speak(kokoro, "hello", "bf_emma", 1);
            kokoro.speak(new SpeakRequest("allo", "alloy", "fr", 1), Cancellation.NONE, new RecordingSink());
        }
        assertThat(phonemizer.voices()).containsExactly("en-us", "en-gb", "fr-fr");
    }

    @ParameterizedTest
    @CsvSource({"0.25, 1", "0.8, 1", "1, 1", "1.4, 1", "1.6, 2", "4, 4"})
    void anExportThatKnowsWholeSpeedsOnlyRoundsThem(double asked, double spoken) throws SpeechFailure {
        Path model = new StandIns.Kokoro("tokens", OnnxType.INT32).graph().write(folder.resolve("whole.onnx"));
        try (TextToSpeech kokoro = open(model)) {
            long natural = speak(kokoro, "hello hello hello", "alloy", 1).durationMs();

            assertThat((double) natural
                            / speak(kokoro, "hello hello hello", "alloy", asked).durationMs())
                    .isBetween(0.9 * spoken, 1.1 * spoken);
            assertThat(kokoro.voices()).allMatch(voice -> voice.minSpeed() == 1);
        }
    }

    @Test
    void aLanguageWithoutAVoiceIsRefused() throws SpeechFailure {
        try (TextToSpeech kokoro = open(newer())) {
            assertThatThrownBy(() -> kokoro.speak(
                            new SpeakRequest("hallo", "alloy", "de", 1), Cancellation.NONE, new RecordingSink()))
                    .isInstanceOfSatisfying(
                            SpeechFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.UNSUPPORTED));
            assertThat(kokoro.info().languages()).containsExactly("en", "fr");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "?! \u2014 ,,", "\u2026"})
    void whatHasNoWordsIsSilence(String text) throws SpeechFailure {
        try (TextToSpeech kokoro = open(newer())) {
            assertThat(speak(kokoro, text, "alloy", 1).samples()).isEmpty();
        }
    }

    @Test
    void twentyThousandCharactersAreSpoken() throws SpeechFailure {
        String text = "seventy times seven is ".repeat(900).substring(0, 20_000);
        try (TextToSpeech kokoro = open(newer())) {
            RecordingSink sink = new RecordingSink();
            kokoro.speak(new SpeakRequest(text, "alloy", "en", 4), Cancellation.NONE, sink);

            assertThat(sink.words()).hasSameSizeAs(text.split(" "));
            assertThat(sink.sound().durationMs()).isGreaterThan(19_000 * 70 / 4);
        }
    }

    @Test
    void aSentenceOfMoreThan510PhonemesIsSpokenToItsEnd() throws SpeechFailure {
        ScriptedPhonemizer long_ = new ScriptedPhonemizer(
                Map.of("9", "n\u02c8a^\u026an ".repeat(300).strip()));
        try (TextToSpeech kokoro = KokoroTextToSpeech.open(newer(), voices, long_)) {
            assertThat(speak(kokoro, "9", "alloy", 1).durationMs()).isBetween(300 * 5 * 70L - 200, 300 * 5 * 70L + 700);
        }
    }

    @Test
    void whatIsNoSoundIsAFailure() throws SpeechFailure {
        Path model =
                new StandIns.Kokoro("tokens", OnnxType.FLOAT).broken().graph().write(folder.resolve("broken.onnx"));
        try (TextToSpeech kokoro = open(model)) {
            assertThatThrownBy(() -> speak(kokoro, "hello", "alloy", 1))
                    .isInstanceOfSatisfying(
                            SpeechFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.ENGINE));
        }
    }

    @Test
    void aTruncatedModelIsAFailure() throws IOException {
        byte[] whole = Files.readAllBytes(newer());
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> open(cut)).isInstanceOf(SpeechFailure.class).hasMessageContaining("cut.onnx");
    }

    @Test
    void anotherModelIsRefusedWithWhatItTakes() {
        Path piper = new StandIns.Piper(20, 5, false).graph().write(folder.resolve("piper.onnx"));

        assertThatThrownBy(() -> open(piper)).isInstanceOf(SpeechFailure.class).hasMessageContaining("input_lengths");
    }

    @Test
    void filesThatGoWhileItRunsAreNotMissed() throws Exception {
        Path model = newer();
        try (TextToSpeech kokoro = open(model)) {
            Files.delete(model);
            Files.delete(voices);

            assertThat(speak(kokoro, "hello", "alloy", 1).samples()).isNotEmpty();
        }
    }

    @Test
    void aClosedEngineFails() throws SpeechFailure {
        TextToSpeech kokoro = open(newer());
        kokoro.close();

        assertThatThrownBy(() -> speak(kokoro, "hello", "alloy", 1)).isInstanceOf(SpeechFailure.class);
    }

    @Test
    @Timeout(60)
    void cancellingEndsARunInItsMiddle() throws Exception {
        // minutes, if it is not ended
        Path model = new StandIns.Kokoro("tokens", OnnxType.FLOAT)
                .slow(60_000)
                .graph()
                .write(folder.resolve("slow.onnx"));
        SwitchedCancellation cancellation = new SwitchedCancellation();
        RecordingSink sink = new RecordingSink();
        try (TextToSpeech kokoro = open(model)) {
            CompletableFuture<Long> cancelled = CompletableFuture.supplyAsync(
                    () -> {
                        cancellation.cancel();
                        return System.nanoTime();
                    },
                    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
            kokoro.speak(new SpeakRequest("hello", "alloy", null, 1), cancellation, sink);

            System.out.println("A run of Kokoro's stand-in ended " + (System.nanoTime() - cancelled.get()) / 1_000
                    + " us after it was cancelled");
            assertThat(sink.pieces()).isEmpty();
            assertThat(sink.words()).isEmpty();
        }
    }

    private Path newer() {
        return new StandIns.Kokoro("input_ids", OnnxType.FLOAT)
                .telling()
                .graph()
                .write(folder.resolve("kokoro.onnx"));
    }

    private TextToSpeech open(Path model) throws SpeechFailure {
        return KokoroTextToSpeech.open(model, voices, new ScriptedPhonemizer(Map.of()));
    }

    private static Pcm speak(TextToSpeech engine, String text, String voice, double speed) throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest(text, voice, null, speed), Cancellation.NONE, sink);
        return sink.sound();
    }
}
