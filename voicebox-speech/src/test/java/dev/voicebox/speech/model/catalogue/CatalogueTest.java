package dev.voicebox.speech.model.catalogue;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.SpeechSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogueTest {
    private static final Catalogue SHIPPED = Catalogue.shipped();

    @Test
    void everyEngineThatRunsWeightsHasModels() {
        assertThat(SHIPPED.models())
                .extracting(CatalogueModel::id)
                .contains("silero-vad", "kokoro", "kokoro-int8", "whisper-large-v3-turbo-q5_0")
                .contains("whisper-tiny", "whisper-tiny.en", "whisper-base", "whisper-base.en")
                .contains("whisper-small", "whisper-small.en")
                .doesNotHaveDuplicates();
        assertThat(SHIPPED.of("piper"))
                .hasSize(2)
                .allMatch(voice ->
                        voice.files().get(1).name().equals(voice.files().get(0).name() + ".json"));
    }

    @Test
    void everyModelIsForAnEngineOfTheSettings() {
        assertThat(SHIPPED.models())
                .allSatisfy(model -> assertThat(engines(model.role())).contains(model.engine()));
    }

    @Test
    void everythingComesWithTlsFromAPublisherOfModels() {
        assertThat(SHIPPED.models())
                .flatExtracting(CatalogueModel::files)
                .extracting(file -> ((CatalogueFile) file).address())
                .allMatch(address -> address.getScheme().equals("https"))
                .allMatch(address -> List.of("huggingface.co", "github.com").contains(address.getHost()));
    }

    @Test
    void theFilesOfWhisperAndSileroHaveTheirPublishersChecksum() {
        assertThat(SHIPPED.models())
                .filteredOn(model -> model.role() != Role.TTS)
                .flatExtracting(CatalogueModel::files)
                .extracting(file -> ((CatalogueFile) file).checksum())
                .allMatch(Optional::isPresent)
                .doesNotHaveDuplicates();
    }

    @Test
    void oneModelOfEachEngineIsSuggested() {
        assertThat(List.of("silero", "whisper", "kokoro", "piper"))
                .allMatch(engine -> SHIPPED.suggested(engine).isPresent());
        assertThat(SHIPPED.suggested()).allMatch(id -> SHIPPED.find(id).isPresent());
    }

    @Test
    void aModelWithoutALicenceIsAnError() {
        assertThatThrownBy(() -> Catalogue.read(new StringReader("models = a\na.role = vad\na.engine = silero")))
                .hasMessageContaining("a.licence");
    }

    @Test
    void aFileOutsideOfTheFolderIsAnError() {
        FileSize size = new FileSize(1, true);

        assertThatThrownBy(() -> new CatalogueFile(
                        "../a", SHIPPED.models().get(0).files().get(0).address(), size, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> engines(Role role) {
        return switch (role) {
            case VAD -> SpeechSettings.DEFAULT.vad();
            case STT -> SpeechSettings.DEFAULT.stt();
            case TTS -> SpeechSettings.DEFAULT.tts();
        };
    }
}
