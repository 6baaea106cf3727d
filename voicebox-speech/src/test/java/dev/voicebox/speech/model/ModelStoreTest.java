package dev.voicebox.speech.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.model.ModelState.Presence;
import dev.voicebox.speech.model.ModelState.Trust;
import dev.voicebox.speech.model.catalogue.CatalogueFile;
import dev.voicebox.speech.model.download.Disk;
import dev.voicebox.speech.model.download.InstallFailure;
import dev.voicebox.speech.model.download.InstallProgress;
import dev.voicebox.speech.model.download.Mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ModelStoreTest {
    @TempDir
    private Path temporary;

    private ScriptedModelServer publisher;
    private Path folder;
    private ModelStore store;

    @BeforeEach
    void publish() throws IOException {
        publisher = new ScriptedModelServer(Shelf.CONTENT);
        folder = temporary.resolve("models");
        store = store(Optional.empty());
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void aModelThatMatchesThePublishersChecksumIsVerified() throws Exception {
        ModelState state = install("small");

        assertThat(state.presence()).isEqualTo(Presence.INSTALLED);
        assertThat(state.trust()).isEqualTo(Trust.VERIFIED);
        assertThat(state.bytes()).isEqualTo(Shelf.CONTENT.length);
        assertThat(folder.resolve("small.bin")).hasBinaryContent(Shelf.CONTENT);
    }

    @Test
    void aModelWithoutAPublishedChecksumIsRecordedAtItsFirstInstall() throws Exception {
        ModelState state = install("plain");

        assertThat(state.trust()).isEqualTo(Trust.RECORDED);
        assertThat(folder.resolve("plain.bin.sha256")).hasContent(Shelf.hex("SHA-256", Shelf.CONTENT) + "  plain.bin");
    }

    @Test
    void anotherContentThanAtTheFirstInstallIsRefused() throws Exception {
        install("plain");
        Files.delete(folder.resolve("plain.bin"));
        publisher.publish(Shelf.random(Shelf.CONTENT.length, 2), "\"2\"");

        InstallFailure failure = failure("plain");

        assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.WRONG_CONTENT);
        assertThat(failure).hasMessageContaining("first install");
        assertThat(Shelf.names(folder)).containsExactly("plain.bin.sha256");
    }

    @Test
    void aWrongChecksumLeavesNothingBehind() throws Exception {
        publisher.publish(Shelf.random(Shelf.CONTENT.length, 2), "\"2\"");

        InstallFailure failure = failure("small");

        assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.WRONG_CONTENT);
        assertThat(failure).hasMessageContaining("SHA-1").hasMessageContaining("it was removed");
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void whatIsInstalledIsNotLoadedAgain() throws Exception {
        install("small");
        install("small");

        assertThat(publisher.requests()).hasSize(1);
    }

    @Test
    void aRightFileThatWasPutThereByHandIsCheckedAndStays() throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("small.bin"), Shelf.CONTENT);
        assertThat(only("small").trust()).isEqualTo(Trust.UNCHECKED);

        assertThat(install("small").trust()).isEqualTo(Trust.VERIFIED);
        assertThat(publisher.requests()).isEmpty();
    }

    @Test
    void aWrongFileThatWasPutThereByHandIsReplaced() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("small.bin"), "not found");

        assertThat(install("small").trust()).isEqualTo(Trust.VERIFIED);
        assertThat(folder.resolve("small.bin")).hasBinaryContent(Shelf.CONTENT);
    }

    @Test
    void aFileThatWasWrittenSinceItsCheckIsUnchecked() throws Exception {
        install("small");
        Path file = folder.resolve("small.bin");

        Files.write(file, Shelf.random(Shelf.CONTENT.length, 3));
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 60_000));

        assertThat(only("small").trust()).isEqualTo(Trust.UNCHECKED);
        assertThat(store.verify("small").trust()).isEqualTo(Trust.WRONG);
    }

    @Test
    void rotThatLeavesNoTraceInTheDateIsFoundByReadingAndThenRemembered() throws Exception {
        install("small");
        Path file = folder.resolve("small.bin");
        FileTime date = Files.getLastModifiedTime(file);
        Files.write(file, Shelf.random(Shelf.CONTENT.length, 3));
        Files.setLastModifiedTime(file, date);

        assertThat(store.verify("small").trust()).isEqualTo(Trust.WRONG);
        assertThat(only("small").trust()).isEqualTo(Trust.WRONG);
    }

    @Test
    void aRightFileInPlaceOfAWrongOneIsCheckedAnew() throws Exception {
        Files.createDirectories(folder);
        Path file = Files.write(folder.resolve("small.bin"), Shelf.random(Shelf.CONTENT.length, 3));
        store.verify("small");

        Files.write(file, Shelf.CONTENT);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

        assertThat(only("small").trust()).isEqualTo(Trust.UNCHECKED);
        assertThat(store.verify("small").trust()).isEqualTo(Trust.VERIFIED);
        assertThat(Shelf.names(folder)).containsExactlyInAnyOrder("small.bin", "small.bin.sha256");
    }

    @Test
    void aFileOfAnotherSizeIsWrongWithoutReadingIt() throws Exception {
        install("exact");
        Files.writeString(folder.resolve("exact.bin"), "half");

        assertThat(only("exact").trust()).isEqualTo(Trust.WRONG);
    }

    @Test
    void removingTakesEverythingOfTheModelAway() throws Exception {
        install("small");

        assertThat(store.remove("small").presence()).isEqualTo(Presence.INSTALLED);
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void removingAWrongFileTakesWhatIsKnownOfItAway() throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("small.bin"), Shelf.random(Shelf.CONTENT.length, 3));
        store.verify("small");

        store.remove("small");

        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void removingKeepsWhatAnotherInstalledModelNeeds() throws Exception {
        install("one");
        install("two");

        store.remove("one");

        assertThat(Shelf.names(folder)).contains("voices.bin", "two.bin").doesNotContain("one.bin");
        assertThat(only("two").presence()).isEqualTo(Presence.INSTALLED);
        assertThat(only("one").presence()).isEqualTo(Presence.ABSENT);
    }

    @Test
    void aModelWithOneOfItsFilesMissingIsPartlyThere() throws Exception {
        install("one");
        Files.delete(folder.resolve("voices.bin"));

        assertThat(only("one").presence()).isEqualTo(Presence.PARTIAL);
    }

    @Test
    void anEmptyFolderHasNothingAndIsNotMade() throws Exception {
        assertThat(store.list()).extracting(ModelState::presence).containsOnly(Presence.ABSENT);
        assertThat(store.remove("small").presence()).isEqualTo(Presence.ABSENT);
        assertThat(folder).doesNotExist();
    }

    @Test
    void anUnknownModelIsNamed() {
        InstallFailure failure = failure("whisper-huge");

        assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.UNKNOWN_MODEL);
        assertThat(failure).hasMessageContaining("whisper-huge").hasMessageContaining("mvn -Pmodels");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(folder, "a file is in the way");

        InstallFailure failure = failure("small");

        assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.DISK);
        assertThat(failure).hasMessageContaining(folder.toString()).hasMessageContaining("voicebox.models.dir");
    }

    @Test
    void aMirrorTakesThePlaceOfSchemeAndHostAndKeepsThePath() throws Exception {
        try (ScriptedModelServer copy = new ScriptedModelServer(Shelf.CONTENT)) {
            store = store(Optional.of(new Mirror(copy.address("/weights/"))));

            assertThat(install("small").trust()).isEqualTo(Trust.VERIFIED);
            assertThat(copy.requests()).containsExactly("/weights/models/small.bin?download=true");
            assertThat(publisher.requests()).isEmpty();
        }
    }

    @Test
    void twoInstallsAtOnceLoadTheFileOnce() throws Exception {
        ModelStore first =
                new ModelStore(folder, Shelf.catalogue(publisher.address("")), Optional.empty(), Shelf.patientMeans());
        ModelStore second =
                new ModelStore(folder, Shelf.catalogue(publisher.address("")), Optional.empty(), Shelf.patientMeans());
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        CompletableFuture<ModelState> other = new CompletableFuture<>();

        // The second begins when the first has bytes on their way, which goes on when the second has to wait.
        first.install(
                "exact",
                new Noting(() -> other.completeAsync(() -> installed(second, waiting)), waiting::join),
                Cancellation.NONE);

        assertThat(other.join().isInstalled()).isTrue();
        assertThat(publisher.requests()).hasSize(1);
        assertThat(folder.resolve("exact.bin")).hasBinaryContent(Shelf.CONTENT);
    }

    private static ModelState installed(ModelStore store, CompletableFuture<Void> waiting) {
        try {
            return store.install("exact", new Noting(() -> {}, () -> waiting.complete(null)), Cancellation.NONE);
        } catch (InstallFailure e) {
            throw new IllegalStateException(e);
        }
    }

    private ModelStore store(Optional<Mirror> mirror) {
        return new ModelStore(folder, Shelf.catalogue(publisher.address("")), mirror, Shelf.means(Disk.REAL));
    }

    private ModelState install(String id) throws InstallFailure {
        return store.install(id, InstallProgress.UNSEEN, Cancellation.NONE);
    }

    private InstallFailure failure(String id) {
        return catchThrowableOfType(InstallFailure.class, () -> install(id));
    }

    private ModelState only(String id) {
        return store.list().stream()
                .filter(state -> state.model().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Of the first: at its first bytes it does both in turn. Of the second: the note that it waits does the latter. */
    private static final class Noting implements InstallProgress {
        private final Runnable begin;
        private final Runnable then;
        private boolean begun;

        Noting(Runnable begin, Runnable then) {
            this.begin = begin;
            this.then = then;
        }

        @Override
        public void onBytes(CatalogueFile file, long done, long total) {
            if (!begun) {
                begun = true;
                begin.run();
                then.run();
            }
        }

        @Override
        public void onNote(String line) {
            if (line.startsWith("Waiting")) {
                then.run();
            }
        }
    }
}
