package dev.voicebox.job.model;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.model.WeightState.Presence;
import dev.voicebox.job.model.WeightState.Trust;

import static org.assertj.core.api.Assertions.assertThat;

class WeightsTest {
    @TempDir
    private Path folder;

    @Test
    void everyModelOfTheCatalogueIsToldWhereverItIs() {
        assertThat(new Weights(Optional.empty()).states())
                .hasSizeGreaterThan(9)
                .allMatch(state -> state.presence() == Presence.ABSENT && state.bytes() > 0);
    }

    @Test
    void aModelIsInUseAsSoonAsAnEngineRunsIt() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("ggml-base.bin").toFile(), "rw")) {
            file.setLength(148_897_792);
        }
        Weights weights = weights();

        weights.onLoaded(Set.of("whisper-base"));

        assertThat(state(weights).inUse()).isTrue();
        assertThat(state(weights).presence()).isEqualTo(Presence.INSTALLED);
        assertThat(state(weights).trust()).isEqualTo(Trust.UNCHECKED);
        assertThat(state(weights).bytes()).isEqualTo(148_897_792);
    }

    @Test
    void aModelThatIsRemovedWhileItRunsIsAbsentAndInUse() throws IOException {
        Path file = Files.write(folder.resolve("ggml-base.bin"), new byte[10]);
        Weights weights = weights();
        weights.onLoaded(Set.of("whisper-base"));

        Files.delete(file);

        assertThat(state(weights).inUse()).isTrue();
        assertThat(state(weights).presence()).isEqualTo(Presence.ABSENT);
    }

    @Test
    void nothingIsDownloadedUnlessTheSettingsSaySo() {
        WeightDownload.run(config(Map.of("voicebox.stt.whisper.model", "whisper-base")), new CancelToken());

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDownloadThatFailsStopsNothing() {
        ModelConfig unreachable = config(Map.of(
                "voicebox.stt.whisper.model", "whisper-base",
                "voicebox.models.download", "true",
                "voicebox.models.mirror", "http://models.invalid"));

        WeightDownload.run(unreachable, new CancelToken());

        assertThat(state(weights()).presence()).isEqualTo(Presence.ABSENT);
    }

    private Weights weights() {
        return new Weights(config(Map.of()).store());
    }

    private static WeightState state(Weights weights) {
        return weights.states().stream()
                .filter(state -> state.id().equals("whisper-base"))
                .findFirst()
                .orElseThrow();
    }

    private ModelConfig config(Map<String, String> values) {
        return ModelConfig.read(
                key -> key.equals("voicebox.models.dir")
                        ? Optional.of(folder.toString())
                        : Optional.ofNullable(values.get(key)),
                2);
    }
}
