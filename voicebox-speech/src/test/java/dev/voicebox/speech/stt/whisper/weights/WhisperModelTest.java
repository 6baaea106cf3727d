package dev.voicebox.speech.stt.whisper.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.whisper.ScriptedWhisper;
import dev.voicebox.speech.stt.whisper.WhisperSpeechToText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each of these files goes the whole way: to a refusal, and not into native code. */
class WhisperModelTest {
    @TempDir
    static Path folder;

    private static byte[] good;

    @BeforeAll
    static void write() throws IOException {
        Path file = ScriptedWhisper.sayingInEnglish("good morning", 1_000).writeTo(folder.resolve("good.bin"));
        good = Files.readAllBytes(file);
    }

    @Test
    void aGoodFileIsUnderstood() throws Exception {
        ModelSize size = WhisperModel.read(file(good)).size();
        assertThat(size).isEqualTo(new ModelSize(51_864, 64, 2, 3, 80, WeightType.F16));
    }

    @Test
    void thereMustBeAFile() {
        assertRefused(folder.resolve("nowhere.bin"), "There is no file");
        assertRefused(folder, "There is no file");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.000_001, 0.000_005, 0.01, 0.1, 0.5, 0.9, 0.999_999_9})
    void aFileThatIsCutOffIsRefused(double part) throws IOException {
        byte[] cut = Arrays.copyOf(good, (int) (good.length * part));
        assertRefused(file(cut), "is cut off");
    }

    @Test
    void aFileWithSomethingBehindItIsRefused() throws IOException {
        assertRefused(file(Arrays.copyOf(good, good.length + 5)), "follows its last tensor");
    }

    @Test
    void aFileOfZerosIsRefused() throws IOException {
        assertRefused(file(new byte[100_000]), "does not begin like one");
    }

    @Test
    void aFileOfNoiseIsRefused() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(5).nextBytes(noise);
        assertRefused(file(noise), "does not begin like one");
        System.arraycopy(good, 0, noise, 0, 48);
        assertRefused(file(noise), "");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000000000, n_vocab",
        "1, -1, n_vocab",
        "2, 3000, n_audio_ctx",
        "3, 1000000000, n_audio_state",
        "3, 0, n_audio_state",
        "4, 0, n_audio_head",
        "4, 7, n_audio_head",
        "5, 2000000, n_audio_layer",
        "6, 1000000, n_text_ctx",
        "7, 65, n_text_state",
        "8, 63, n_text_head",
        "9, -5, n_text_layer",
        "10, 0, n_mels",
        "11, 4, quantisation",
        "11, -1, ftype",
        "11, 2, unexpected shape",
        "12, 1000000, filters",
        "13, 2, filters"
    })
    void aHeadThatMakesNoSenseIsRefused(int index, int value, String reason) throws IOException {
        assertRefused(file(with(4 * index, value)), reason);
    }

    @Test
    void wordsThatDoNotFitAreRefused() throws IOException {
        int words = 14 * 4 + 80 * 201 * 4;
        assertRefused(file(with(words, 60_000)), "60000 words");
        assertRefused(file(with(words + 4, 2_000_000_000)), "do not fit together");
        assertRefused(file(with(words + 8, 'x')), "");
    }

    @Test
    void wordsWithoutABlankAreRefused() throws IOException {
        byte[] blankless = good.clone();
        blankless[14 * 4 + 80 * 201 * 4 + 8] = '_';
        assertRefused(file(blankless), "no blank");
    }

    @Test
    void tensorsThatAreNotExpectedAreRefused() throws IOException {
        int tensor = indexOf("decoder.blocks.0.attn.key.weight");
        byte[] renamed = good.clone();
        renamed[tensor] = 'x';
        assertRefused(file(renamed), "unknown tensor");
        assertRefused(file(with(tensor - 4, 65)), "unexpected shape");
        assertRefused(file(with(tensor - 12, 77)), "unexpected shape");
        assertRefused(file(with(tensor - 16, -1)), "do not fit together");
    }

    /** Nothing but its own numbers may be wrong in a file that native code is to see. */
    @Test
    void aFileWithABrokenByteIsRefusedOrIsOnlyWrong() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            byte[] broken = good.clone();
            broken[random.nextInt(70_000)] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(WhisperModel.read(file(broken)).size().isMultilingual())
                        .isFalse();
            } catch (SpeechFailure refused) {
                assertThat(refused.kind()).isEqualTo(SpeechFailure.Kind.ENGINE);
            }
        }
    }

    private static byte[] with(int at, int value) {
        byte[] changed = good.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return changed;
    }

    private static int indexOf(String name) {
        return new String(good, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(name);
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("tried.bin"), content);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> WhisperSpeechToText.open(file, 1, 1))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.ENGINE))
                .hasMessageContaining(reason)
                .hasMessageContaining(file.getFileName().toString());
    }
}
