package dev.voicebox.speech.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SwitchedCancellation;
import dev.voicebox.speech.model.ModelState.Presence;
import dev.voicebox.speech.model.ModelState.Trust;
import dev.voicebox.speech.model.download.Disk;
import dev.voicebox.speech.model.download.Download;
import dev.voicebox.speech.model.download.InstallFailure;
import dev.voicebox.speech.model.download.InstallFailure.Kind;
import dev.voicebox.speech.model.download.InstallProgress;

import static dev.voicebox.speech.model.ScriptedModelServer.cutAfter;
import static dev.voicebox.speech.model.ScriptedModelServer.endless;
import static dev.voicebox.speech.model.ScriptedModelServer.other;
import static dev.voicebox.speech.model.ScriptedModelServer.redirect;
import static dev.voicebox.speech.model.ScriptedModelServer.silentAfter;
import static dev.voicebox.speech.model.ScriptedModelServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What networks, servers and disks do to an install. */
class InterruptedInstallTest {
    private static final int CUT = 100_000;

    @TempDir
    private Path folder;

    private ScriptedModelServer publisher;

    @BeforeEach
    void publish() throws IOException {
        publisher = new ScriptedModelServer(Shelf.CONTENT);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void aCutInstallGoesOnWhereItWasCut() throws Exception {
        publisher.then(cutAfter(CUT), cutAfter(1000));

        ModelState state = install("plain");

        assertThat(state.trust()).isEqualTo(Trust.RECORDED);
        assertThat(folder.resolve("plain.bin")).hasBinaryContent(Shelf.CONTENT);
        assertThat(publisher.requests())
                .containsExactly(
                        "/models/plain.bin",
                        "/models/plain.bin bytes=" + CUT + "-",
                        "/models/plain.bin bytes=" + (CUT + 1000) + "-");
    }

    @Test
    void aServerThatFallsSilentIsLeftAndAskedForTheRest() throws Exception {
        publisher.then(silentAfter(CUT));
        Download.Means impatient = new Download.Means(Disk.REAL, (delay, cancellation) -> {}, Duration.ofMillis(200));

        new ModelStore(folder, Shelf.catalogue(publisher.address("")), Optional.empty(), impatient)
                .install("small", InstallProgress.UNSEEN, Cancellation.NONE);

        assertThat(publisher.requests()).last().asString().endsWith("bytes=" + CUT + "-");
        assertThat(folder.resolve("small.bin")).hasBinaryContent(Shelf.CONTENT);
    }

    @Test
    void aLineThatBringsNothingMoreIsGivenUpAndWhatCameIsKept() throws Exception {
        publisher.then(cutAfter(CUT), cutAfter(0), cutAfter(0), cutAfter(0), cutAfter(0));

        InstallFailure failure = failure("small");

        assertThat(failure.kind()).isEqualTo(Kind.CUT);
        assertThat(failure).hasMessageContaining("install it again to go on from there");
        assertThat(folder.resolve("small.bin")).doesNotExist();
        assertThat(folder.resolve("small.bin.part")).hasSize(CUT);
        assertThat(state("small").presence()).isEqualTo(Presence.PARTIAL);
    }

    @Test
    void aLaterInstallGoesOnAndGivesTheSameFile() throws Exception {
        publisher.then(cutAfter(CUT), cutAfter(0), cutAfter(0), cutAfter(0), cutAfter(0));
        failure("small");

        assertThat(install("small").trust()).isEqualTo(Trust.VERIFIED);
        assertThat(publisher.requests().get(5)).endsWith("bytes=" + CUT + "-");
        assertThat(folder.resolve("small.bin")).hasBinaryContent(Shelf.CONTENT);
        assertThat(Shelf.names(folder)).containsExactly("small.bin", "small.bin.sha256");
    }

    @Test
    void aPartOfAnotherFileIsNotContinued() throws Exception {
        byte[] newer = Shelf.random(Shelf.CONTENT.length, 7);
        publisher.then(cutAfter(CUT), (exchange, server) -> {
            server.publish(newer, "\"2\"");
            exchange.close();
        });

        install("plain");

        assertThat(folder.resolve("plain.bin")).hasBinaryContent(newer);
    }

    @Test
    void withoutATagOrAChecksumAnInstallBeginsAnew() throws Exception {
        publisher.publish(Shelf.CONTENT, null);
        publisher.then(cutAfter(CUT));

        install("plain");

        assertThat(publisher.requests()).containsExactly("/models/plain.bin", "/models/plain.bin");
    }

    @Test
    void aPartThatIsWholeAlreadyIsTaken() throws Exception {
        Files.write(folder.resolve("small.bin.part"), Shelf.CONTENT);

        assertThat(install("small").trust()).isEqualTo(Trust.VERIFIED);
    }

    @Test
    void aPartThatIsTooLongIsThrownAway() throws Exception {
        Files.write(folder.resolve("small.bin.part"), new byte[Shelf.CONTENT.length + 5]);

        assertThat(install("small").trust()).isEqualTo(Trust.VERIFIED);
        assertThat(folder.resolve("small.bin")).hasBinaryContent(Shelf.CONTENT);
    }

    @Test
    void aServerThatRecoversIsAskedAgain() throws Exception {
        publisher.then(status(500), status(503));

        assertThat(install("small").isInstalled()).isTrue();
    }

    @Test
    void aServerThatStaysBrokenIsNamedWithItsStatus() {
        publisher.then(status(500), status(500), status(500), status(500));

        InstallFailure failure = failure("small");

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessageContaining("500").hasMessageContaining("Nothing was installed");
    }

    @Test
    void aFileThatIsNotThereIsRefusedAtOnce() {
        publisher.then(status(404));

        InstallFailure failure = failure("small");

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessageContaining("404").hasMessageContaining("voicebox.models.mirror");
        assertThat(publisher.requests()).hasSize(1);
    }

    @Test
    void redirectsAreFollowedWithTheRange() throws Exception {
        publisher.then(redirect("/elsewhere/small.bin"), cutAfter(CUT), redirect("/elsewhere/small.bin"));

        install("small");

        assertThat(publisher.requests()).last().asString().isEqualTo("/elsewhere/small.bin bytes=" + CUT + "-");
    }

    @Test
    void redirectsThatNeverEndAreRefused() {
        for (int hop = 0; hop < 20; hop++) {
            publisher.then(redirect("/again"));
        }

        assertThat(failure("small")).hasMessageContaining("redirects again and again");
    }

    @Test
    void aRedirectToAFileOfThisMachineIsRefused() {
        publisher.then(redirect("file:///etc/hostname"));

        assertThat(failure("small").kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aPageInPlaceOfTheFileIsFoundByItsSize() throws Exception {
        publisher.then(other("<html>Please log in</html>".getBytes()));

        InstallFailure failure = failure("plain");

        assertThat(failure.kind()).isEqualTo(Kind.WRONG_CONTENT);
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void aPageThatIsRefusedForItsSizeLeavesNoTagBehind() throws Exception {
        publisher.publish("<html>Please log in</html>".getBytes(), "\"7\"");

        assertThat(failure("small").kind()).isEqualTo(Kind.WRONG_CONTENT);
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void aWrongFileThatNothingReplacesIsNamedBesideTheReason() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("small.bin"), "another file");
        publisher.then(status(404));

        InstallFailure failure = failure("small");

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure)
                .hasMessageContaining(folder.resolve("small.bin") + " is there, but is not what it should be")
                .hasMessageContaining("answers 404")
                .hasMessageContaining("put the right file there yourself");
        assertThat(folder.resolve("small.bin")).hasContent("another file");
    }

    @Test
    void moreThanTheCatalogueSaysIsNotTaken() throws Exception {
        publisher.then(other(new byte[2 * Shelf.CONTENT.length]));

        assertThat(failure("plain").kind()).isEqualTo(Kind.WRONG_CONTENT);
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void aServerThatDoesNotTellTheLengthCannotFillTheDisk() throws Exception {
        publisher.then(endless(10 * Shelf.CONTENT.length));

        assertThat(failure("plain").kind()).isEqualTo(Kind.WRONG_CONTENT);
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void aServerThatSaysTooLittleIsFoundByTheExactSize() throws Exception {
        publisher.then(other(new byte[Shelf.CONTENT.length - 1]));

        assertThat(failure("exact").kind()).isEqualTo(Kind.WRONG_CONTENT);
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void aMachineWithoutANetworkGetsOneClearLine() throws Exception {
        publisher.close();

        InstallFailure failure = failure("small");

        assertThat(failure.kind()).isEqualTo(Kind.OFFLINE);
        assertThat(failure.getMessage())
                .contains("cannot be reached", "Nothing was installed", "voicebox.models.mirror")
                .doesNotContain("\n");
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void aDiskWithoutRoomIsNotBegunOn() throws Exception {
        InstallFailure failure = failure("small", new Shelf.FullDisk(0, 1000));

        assertThat(failure.kind()).isEqualTo(Kind.DISK);
        assertThat(failure).hasMessageContaining("are free in " + folder);
        assertThat(folder.resolve("small.bin.part")).doesNotExist();
    }

    @Test
    void aDiskThatFillsUpOnTheWayGetsItsRoomBack() throws Exception {
        InstallFailure failure = failure("small", new Shelf.FullDisk(CUT, Long.MAX_VALUE));

        assertThat(failure.kind()).isEqualTo(Kind.DISK);
        assertThat(failure).hasMessageContaining("No space left");
        assertThat(Shelf.names(folder)).isEmpty();
    }

    @Test
    void anInstallThatIsStoppedKeepsWhatCame() throws Exception {
        SwitchedCancellation stop = new SwitchedCancellation();
        Shelf.RecordingProgress progress = new Shelf.RecordingProgress(
                new java.util.ArrayList<>(), Optional.of(stop::cancel), new java.util.ArrayList<>());

        InstallFailure failure = catchThrowableOfType(
                InstallFailure.class, () -> store(Disk.REAL).install("small", progress, stop));

        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(folder.resolve("small.bin.part")).isNotEmptyFile();
        assertThat(folder.resolve("small.bin")).doesNotExist();
    }

    @Test
    void progressOnlyGoesForwardAndEndsWithTheWholeFile() throws Exception {
        publisher.then(cutAfter(CUT));
        Shelf.RecordingProgress progress = new Shelf.RecordingProgress();

        store(Disk.REAL).install("small", progress, Cancellation.NONE);

        assertThat(progress.bytes()).isSorted().endsWith((long) Shelf.CONTENT.length);
        assertThat(progress.notes()).anyMatch(note -> note.contains("trying again"));
    }

    private ModelState install(String id) throws InstallFailure {
        return store(Disk.REAL).install(id, InstallProgress.UNSEEN, Cancellation.NONE);
    }

    private InstallFailure failure(String id) {
        return failure(id, Disk.REAL);
    }

    private InstallFailure failure(String id, Disk disk) {
        return catchThrowableOfType(
                InstallFailure.class, () -> store(disk).install(id, InstallProgress.UNSEEN, Cancellation.NONE));
    }

    private ModelState state(String id) {
        return store(Disk.REAL).list().stream()
                .filter(state -> state.model().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ModelStore store(Disk disk) {
        return new ModelStore(folder, Shelf.catalogue(publisher.address("")), Optional.empty(), Shelf.means(disk));
    }
}
