package dev.voicebox.speech.model.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.model.ModelStore;
import dev.voicebox.speech.model.catalogue.Catalogue;
import dev.voicebox.speech.model.catalogue.CatalogueFile;
import dev.voicebox.speech.model.download.InstallFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);

    @Test
    void withoutAnOrderTheCatalogueIsListedWithTheCommandThatInstalls() throws Exception {
        run(Map.of());

        assertThat(said())
                .contains("whisper-base ", "149 MB", "not installed", "[MIT]")
                .contains("mvn -Pmodels -Dmodel=silero-vad,whisper-base,kokoro");
    }

    @Test
    void aModelThatIsThereIsListedAsInstalled() throws Exception {
        Files.write(folder.resolve("silero_vad.onnx"), new byte[2_327_524]);

        run(Map.of());

        assertThat(said().lines().filter(line -> line.contains("silero-vad ")))
                .singleElement()
                .asString()
                .contains("not checked yet");
        assertThat(said()).doesNotContain("Install them again");
    }

    @Test
    void aWrongFileIsListedWithWhatToDo() throws Exception {
        Files.write(folder.resolve("ggml-base.bin"), new byte[10]);

        run(Map.of());

        assertThat(said())
                .contains("not what it should be")
                .contains(
                        "Not what they should be: whisper-base. Install them again: mvn -Pmodels -Dmodel=whisper-base");
    }

    @Test
    void removingSaysWhetherThereWasAnything() throws Exception {
        Files.write(folder.resolve("ggml-base.bin"), new byte[10]);
        Files.write(folder.resolve("ggml-tiny.bin.part"), new byte[10]);

        run(Map.of("model.remove", "whisper-base,whisper-tiny,whisper-small"));

        assertThat(said())
                .contains("whisper-base was removed from " + folder)
                .contains("whisper-tiny was partly in " + folder + " and was removed.")
                .contains("whisper-small was not installed: nothing was removed.");
        assertThat(folder.resolve("ggml-base.bin")).doesNotExist();
    }

    @Test
    void aWrongFileIsFoundByTheCheck() throws Exception {
        Files.write(folder.resolve("ggml-base.bin"), new byte[10]);

        assertThatThrownBy(() -> run(Map.of("model.verify", "true")))
                .isInstanceOf(InstallFailure.class)
                .hasMessageContaining("mvn -Pmodels -Dmodel=whisper-base");
        assertThat(said()).contains("whisper-base: not what it should be");
    }

    @Test
    void anUnknownIdIsAnError() {
        assertThatThrownBy(() -> run(Map.of("model", "whisper-huge")))
                .hasMessageContaining("There is no model whisper-huge");
    }

    @Test
    void anOrderNamesSeveralModelsAndTheirFolder() {
        Order order = order(Map.of("model", "kokoro, silero-vad", "voicebox.home", "there"), Map.of());

        assertThat(order.install()).containsExactly("kokoro", "silero-vad");
        assertThat(order.folder()).isEqualTo(Path.of("./there/models"));
        assertThat(order(Map.of("model", "true"), Map.of()).isEmpty()).isTrue();
    }

    @Test
    void theEnvironmentCountsWhereMavenWasToldNothing() {
        Map<String, String> environment =
                Map.of("VOICEBOX_MODELS_DIR", "/weights", "VOICEBOX_MODELS_MIRROR", "https://mirror.example/x");

        assertThat(order(Map.of(), environment).folder()).isEqualTo(Path.of("/weights"));
        assertThat(order(Map.of(), environment).mirror()).isPresent();
        assertThat(order(Map.of("voicebox.models.dir", "/mine"), environment).folder())
                .isEqualTo(Path.of("/mine"));
    }

    @Test
    void withoutATerminalEachTenthIsALine() {
        CatalogueFile file = Catalogue.shipped().models().get(0).files().get(0);
        Bar bar = new Bar(terminal, false, () -> 0);

        for (int done = 0; done <= 1000; done++) {
            bar.onBytes(file, done, 1000);
        }

        assertThat(said().lines()).hasSize(10).last().asString().contains("100 %");
    }

    @Test
    void onATerminalTheBarMovesInItsLine() {
        CatalogueFile file = Catalogue.shipped().models().get(0).files().get(0);
        long[] now = {0};
        Bar bar = new Bar(terminal, true, () -> now[0] += 500_000_000);

        bar.onBytes(file, 10_000_000, 40_000_000);
        bar.onBytes(file, 15_000_000, 40_000_000);
        bar.onBytes(file, 20_000_000, 40_000_000);
        bar.end();

        assertThat(said()).contains("\r").contains("50 %", "20 MB of 40 MB", "10 MB/s", "2 s left");
        assertThat(said().lines().filter(line -> !line.isBlank() && !line.contains("[")))
                .isEmpty();
    }

    private void run(Map<String, String> given) throws InstallFailure {
        ModelStore store = new ModelStore(folder, Catalogue.shipped(), Optional.empty());
        new ModelCommand(store, terminal, new Bar(terminal, false, () -> 0)).run(order(given, Map.of()));
    }

    private static Order order(Map<String, String> given, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.putAll(given);
        return Order.from(properties, environment);
    }

    private String said() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
