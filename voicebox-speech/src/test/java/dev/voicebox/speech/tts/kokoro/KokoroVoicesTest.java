package dev.voicebox.speech.tts.kokoro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.Voice;
import dev.voicebox.speech.tts.Voice.Gender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class KokoroVoicesTest {
    @TempDir
    Path folder;

    @Test
    void theArchiveAndTheFolderHoldTheSame() throws SpeechFailure {
        KokoroVoices archive = KokoroVoices.open(KokoroFiles.archive(folder.resolve("v.bin"), "af_heart", "bm_fable"));
        KokoroVoices files = KokoroVoices.open(KokoroFiles.folder(folder.resolve("v"), "af_heart", "bm_fable"));

        assertThat(archive.all(1)).isEqualTo(files.all(1)).isNotEmpty();
        assertThat(archive.choose("bm_fable", null).style().row(100))
                .isEqualTo(files.choose("bm_fable", null).style().row(100));
    }

    @Test
    void aRowGoesWithACountOfPhonemesAndTheLastWithMore() throws SpeechFailure {
        KokoroStyle style = KokoroVoices.open(KokoroFiles.archive(folder.resolve("v.bin"), "af_heart"))
                .choose("af_heart", null)
                .style();

        assertThat(style.row(7).get(0)).isCloseTo(KokoroFiles.pitch(0) + 0.00007f, within(1e-6f));
        assertThat(style.row(7).remaining()).isEqualTo(256);
        assertThat(style.row(510)).isEqualTo(style.row(509)).isEqualTo(style.row(9_999));
    }

    @Test
    void aVoiceTellsItsLanguageAndGender() throws SpeechFailure {
        KokoroVoices voices = KokoroVoices.open(KokoroFiles.archive(folder.resolve("v.bin"), "bm_fable", "ef_dora"));

        assertThat(voices.all(0.25))
                .contains(
                        new Voice("fable", "en", Gender.MALE, "kokoro"),
                        new Voice("bm_fable", "en", Gender.MALE, "kokoro"),
                        new Voice("ef_dora", "es", Gender.FEMALE, "kokoro"));
        assertThat(voices.languages()).containsExactly("en", "es");
    }

    @Test
    void everyNameOfOpenaiHasAVoice() throws SpeechFailure {
        KokoroVoices voices = KokoroVoices.open(KokoroFiles.archive(folder.resolve("v.bin"), "af_heart", "ef_dora"));

        assertThat(voices.all(1).stream().map(Voice::name)).containsAll(KokoroNames.OPENAI.keySet());
        assertThat(voices.all(1).stream().filter(voice -> KokoroNames.OPENAI.containsKey(voice.name())))
                .allMatch(voice -> voice.language().equals("en"));
    }

    @ParameterizedTest
    @CsvSource({
        "alloy, , af_alloy",
        "alloy, en, af_alloy",
        "onyx, , am_adam",
        "bf_emma, en, bf_emma",
        "nova, , af_heart",
        "no-such-voice, , af_heart",
        "onyx, es, em_alex",
        "nova, es, ef_dora",
        "ef_dora, en, af_heart",
        "alloy, fr, ff_siwis",
        "onyx, fr, ff_siwis"
    })
    void theNameChoosesAmongVoicesOfTheLanguage(String name, String language, String chosen) throws SpeechFailure {
        KokoroVoices voices = KokoroVoices.open(KokoroFiles.archive(
                folder.resolve("v.bin"),
                "af_alloy",
                "af_heart",
                "am_adam",
                "bf_emma",
                "ef_dora",
                "em_alex",
                "ff_siwis"));

        assertThat(voices.choose(name, language).name()).isEqualTo(chosen);
    }

    @Test
    void aLanguageThatNobodySpeaksIsRefused() throws SpeechFailure {
        KokoroVoices voices = KokoroVoices.open(KokoroFiles.archive(folder.resolve("v.bin"), "af_heart", "jf_alpha"));

        assertThatThrownBy(() -> voices.choose("alloy", "ja"))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.UNSUPPORTED));
    }

    @Test
    void voicesThatNothingCanMakePhonemesForAreNoVoices() {
        Path file = KokoroFiles.archive(folder.resolve("v.bin"), "jf_alpha", "zf_xiaobei");

        assertThatThrownBy(() -> KokoroVoices.open(file)).isInstanceOf(SpeechFailure.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.999})
    void aTruncatedFileIsAFailureInPlainWords(double share) throws IOException {
        byte[] whole = Files.readAllBytes(KokoroFiles.archive(folder.resolve("v.bin"), "af_heart", "am_echo"));
        Path file = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(whole, (int) (share * whole.length)));

        assertThatThrownBy(() -> KokoroVoices.open(file))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("cut.bin");
    }

    @Test
    void aMissingFileAndAnEmptyFolderAreNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> KokoroVoices.open(folder.resolve("none.bin")))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("none.bin");
        assertThatThrownBy(() -> KokoroVoices.open(empty))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(510, 1, 256)|<f8", "(510, 1, 128)|<f4", "(510, 1, 256)|>f4"})
    void numbersOfAnotherShapeAreRefused(String shape, String type) throws IOException {
        Path file = folder.resolve("other.bin");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("af_heart.npy"));
            zip.write(KokoroFiles.numpy(KokoroFiles.raw(1), shape, type));
        }

        assertThatThrownBy(() -> KokoroVoices.open(file)).isInstanceOf(SpeechFailure.class);
    }
}
