package dev.voicebox.speech.stt.whisper;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.speech.audio.Sounds;
import dev.voicebox.speech.stt.whisper.Windows.Window;

import static org.assertj.core.api.Assertions.assertThat;

class WhisperPartsTest {
    private static final int RATE = 16_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                " turn it off | turn it off",
                " [BLANK_AUDIO] | \"\"",
                " (wind blowing) | \"\"",
                " *sighs* | \"\"",
                " ♪ la la ♪ | la la",
                " yes [MUSIC]  please | yes please",
                " press 5 (five) | press 5 (five)",
            })
    void whatIsNoSpeechIsTakenOut(String heard, String text) {
        assertThat(SpokenText.of(heard)).isEqualTo(text);
    }

    @Test
    void soundOfThirtySecondsIsOnePiece() {
        assertThat(Windows.of(new short[30 * RATE])).containsExactly(new Window(0, 30 * RATE));
        assertThat(Windows.of(new short[0])).containsExactly(new Window(0, 0));
    }

    @Test
    void longerSoundIsCutInAPause() {
        short[] call = Sounds.joined(speech(22), new short[RATE / 2], speech(20));
        List<Window> windows = Windows.of(call);
        assertThat(windows).hasSize(2);
        assertThat(windows.get(0).to()).isBetween(22 * RATE, 22 * RATE + RATE / 2);
        assertThat(windows.get(1)).isEqualTo(new Window(windows.get(0).to(), call.length));
    }

    @Test
    void soundWithoutAPauseIsCutAllTheSame() {
        List<Window> windows = Windows.of(speech(100));
        int at = 0;
        for (Window window : windows) {
            assertThat(window.from()).isEqualTo(at);
            assertThat(window.length()).isBetween(RATE, 30 * RATE);
            at = window.to();
        }
        assertThat(at).isEqualTo(100 * RATE);
    }

    @Test
    void onlyALineWithoutSoundIsSilent() {
        assertThat(Windows.isSilent(new short[RATE], new Window(0, RATE))).isTrue();
        assertThat(Windows.isSilent(Sounds.noise(1, RATE, 5), new Window(0, RATE)))
                .isTrue();
        assertThat(Windows.isSilent(Sounds.noise(1, RATE, 50), new Window(0, RATE)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 512", "8960, 512", "8961, 513", "20000, 1064", "28720, 1500", "30000, 1500"})
    void theEncoderLooksAtNoMoreThanThereIs(long ms, int positions) {
        assertThat(StateDecoder.positions(ms)).isEqualTo(positions);
    }

    @Test
    void aLongPromptKeepsItsEndFromAWordOn() {
        String safe = Prompts.safe("turn on the kitchen light ".repeat(100));
        assertThat(safe)
                .hasSizeBetween(700, 800)
                .matches("(turn|on|the|kitchen|light) .*")
                .endsWith("kitchen light");
        assertThat(Prompts.safe("x".repeat(9_000))).hasSize(800);
        assertThat(Prompts.safe("  ")).isNull();
        assertThat(Prompts.safe(null)).isNull();
    }

    @Test
    void languagesAreCodesOfTwoLetters() {
        assertThat(WhisperLanguages.all()).hasSize(98).allMatch(code -> code.matches("[a-z]{2}"));
        assertThat(WhisperLanguages.all()).contains("en", "de", "jv").doesNotContain("jw", "xx");
        assertThat(WhisperLanguages.whisper("jv")).isEqualTo("jw");
    }

    @Test
    void theLanguageIsReadFromTheLog() {
        assertThat(WhisperLanguages.detected("whisper_full_with_state: auto-detected language: de (p = 0.98)\n"))
                .contains("de");
        assertThat(WhisperLanguages.detected("auto-detected language: jw (p = 0.5)"))
                .contains("jv");
        assertThat(WhisperLanguages.detected("auto-detected language: haw (p = 0.5)"))
                .isEmpty();
        assertThat(WhisperLanguages.detected("whisper_init_state: kv self size"))
                .isEmpty();
    }

    @Test
    void aMissingLibraryIsSaidWithWhatToDo() {
        assertThat(WhisperLibrary.inPlainWords("libgomp.so.1: cannot open shared object file"))
                .contains("apt-get install libgomp1");
        assertThat(WhisperLibrary.inPlainWords("libggml.so: failed to map segment from shared object"))
                .contains("java.io.tmpdir");
        assertThat(WhisperLibrary.inPlainWords("libm.so.6: version `GLIBC_2.29' not found"))
                .contains("glibc 2.29");
    }

    private static short[] speech(int seconds) {
        return Sounds.noise(seconds, seconds * RATE, 2_000);
    }
}
