package dev.voicebox.speech.model;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.model.catalogue.Catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstalledModelsTest {
    private static final Catalogue CATALOGUE = Shelf.catalogue(URI.create("http://127.0.0.1:1"));

    @TempDir
    private Path folder;

    @Test
    void withoutASettingTheFirstInstalledOfTheCatalogueIsTaken() throws Exception {
        put("plain.bin", Shelf.CONTENT);
        put("exact.bin", Shelf.CONTENT);

        ModelFiles found = models().one("whisper", Optional.empty());

        assertThat(found.id()).contains("plain");
        assertThat(found.model()).isEqualTo(folder.resolve("plain.bin"));
    }

    @Test
    void anIdIsTakenBeforeTheOrderOfTheCatalogue() throws Exception {
        put("plain.bin", Shelf.CONTENT);
        put("exact.bin", Shelf.CONTENT);

        assertThat(models().one("whisper", Optional.of("exact")).id()).contains("exact");
    }

    @Test
    void aFileIsTakenByItsPath() throws Exception {
        put("mine.bin", new byte[10]);

        ModelFiles found =
                models().one("whisper", Optional.of(folder.resolve("mine.bin").toString()));

        assertThat(found.id()).isEmpty();
        assertThat(found.paths()).containsExactly(folder.resolve("mine.bin"));
    }

    @Test
    void withNothingInstalledTheCommandThatInstallsIsNamed() {
        assertThatThrownBy(() -> models().one("whisper", Optional.empty()))
                .isInstanceOf(SpeechFailure.class)
                .hasMessage("no model file installed: mvn -Pmodels -Dmodel=small");
        assertThatThrownBy(() -> models().one("whisper", Optional.of("plain")))
                .hasMessage("plain is not installed: mvn -Pmodels -Dmodel=plain");
    }

    @Test
    void withoutAFolderTheSettingIsNamed() {
        InstalledModels none = new InstalledModels(CATALOGUE, Optional.empty());

        assertThatThrownBy(() -> none.one("whisper", Optional.empty())).hasMessageContaining("voicebox.models.dir");
        assertThatThrownBy(() -> none.one("whisper", Optional.of("plain"))).hasMessageContaining("voicebox.models.dir");
    }

    @Test
    void aNameThatIsNeitherIsAnsweredWithWhatThereIs() {
        assertThatThrownBy(() -> models().one("whisper", Optional.of("whisper-huge")))
                .hasMessageContaining("neither a file")
                .hasMessageContaining("small, plain, exact");
    }

    @Test
    void aModelOfAnotherEngineIsNotTaken() throws Exception {
        put("plain.bin", Shelf.CONTENT);

        assertThatThrownBy(() -> models().one("kokoro", Optional.of("plain")))
                .hasMessageContaining("a model of whisper");
    }

    @Test
    void aFileWithAnotherChecksumIsNotTaken() throws Exception {
        put("small.bin", Shelf.random(Shelf.CONTENT.length, 9));

        assertThatThrownBy(() -> models().one("whisper", Optional.of("small")))
                .hasMessageContaining("not what it should be")
                .hasMessageContaining("mvn -Pmodels -Dmodel=small");
    }

    @Test
    void aFileThatWasFoundWrongIsListedAsSuch() throws Exception {
        put("small.bin", Shelf.random(Shelf.CONTENT.length, 9));

        assertThatThrownBy(() -> models().one("whisper", Optional.empty())).isInstanceOf(UnusableModel.class);

        assertThat(new ModelStore(folder, CATALOGUE, Optional.empty()).list())
                .filteredOn(state -> state.model().id().equals("small"))
                .singleElement()
                .extracting(ModelState::trust)
                .isEqualTo(ModelState.Trust.WRONG);
    }

    @Test
    void aTruncatedFileOfAKnownSizeIsNotTaken() throws Exception {
        put("exact.bin", new byte[100]);

        assertThatThrownBy(() -> models().one("whisper", Optional.of("exact")))
                .hasMessageContaining("not what it should be");
    }

    @Test
    void aModelThatWasRemovedMeanwhileIsNotFoundAgain() throws Exception {
        put("small.bin", Shelf.CONTENT);
        InstalledModels models = models();
        models.one("whisper", Optional.of("small"));

        Files.delete(folder.resolve("small.bin"));

        assertThatThrownBy(() -> models.one("whisper", Optional.of("small"))).hasMessageContaining("not installed");
    }

    @Test
    void aModelWithAMissingFileIsNotInstalled() throws Exception {
        put("one.bin", Shelf.CONTENT);

        assertThatThrownBy(() -> models().one("whisper", Optional.of("one"))).hasMessageContaining("not installed");
    }

    @Test
    void allThatAreInstalledAreTakenWhenNoneIsNamed() throws Exception {
        put("plain.bin", Shelf.CONTENT);
        put("exact.bin", Shelf.CONTENT);

        assertThat(models().all("whisper", List.of()))
                .extracting(files -> files.id().orElseThrow())
                .containsExactly("plain", "exact");
        assertThat(models().all("whisper", List.of("exact"))).hasSize(1);
        assertThatThrownBy(() -> models().all("kokoro", List.of())).hasMessageContaining("no model file installed");
    }

    private void put(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private InstalledModels models() {
        return new InstalledModels(CATALOGUE, Optional.of(new ModelStore(folder, CATALOGUE, Optional.empty())));
    }
}
