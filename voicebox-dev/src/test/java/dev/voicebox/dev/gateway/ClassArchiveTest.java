package dev.voicebox.dev.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassArchiveTest {
    private static final GatewayPlan FIRST = new GatewayPlan(1, 9080, 9443, Map.of());
    private static final GatewayPlan SECOND = new GatewayPlan(2, 9081, 9444, Map.of());

    @TempDir
    private Path wlp;

    private LibertyInstall install;

    @BeforeEach
    void aServerWithOneLibrary() throws IOException {
        Path server = Files.createDirectories(wlp.resolve("usr/servers").resolve(LibertyInstall.SERVER));
        Files.writeString(server.resolve("server.xml"), "<server/>");
        Files.createDirectories(wlp.resolve("output"));
        library("one-1.0.jar");
        install = LibertyInstall.in(wlp);
    }

    @Test
    void theFirstGatewayMakesItAndTheOthersDoWithout() {
        ClassArchive archive = ClassArchive.of(install);

        assertThat(archive.environment(FIRST, null).get("JVM_ARGS"))
                .contains("-XX:ArchiveClassesAtExit=../../classes-");
        assertThat(archive.environment(SECOND, null)).isEmpty();
        assertThat(archive.isMadeBy(FIRST)).isTrue();
    }

    @Test
    void everyGatewayTakesFromOneThatWasKept() throws IOException {
        made();
        ClassArchive archive = ClassArchive.of(install);

        assertThat(archive.environment(SECOND, null).get("JVM_ARGS")).contains("-XX:SharedArchiveFile=../../classes-");
        assertThat(archive.isMadeBy(FIRST)).isFalse();
    }

    @Test
    void theUsersOwnOptionsStay() {
        assertThat(ClassArchive.of(install).environment(FIRST, "-Xmx1g").get("JVM_ARGS"))
                .startsWith("-Xmx1g ");
    }

    @Test
    void anotherLibraryNeedsAnotherArchiveAndTheOldOneGoes() throws IOException {
        made();
        library("two-1.0.jar");
        assertThat(ClassArchive.of(install).isMade()).isFalse();

        made();

        assertThat(kept()).hasSize(1);
        assertThat(ClassArchive.of(install).isMade()).isTrue();
    }

    @Test
    void nothingIsKeptWhenTheProcessMadeNone() throws IOException {
        ClassArchive.of(install).keep();

        assertThat(kept()).isEmpty();
    }

    private void library(String name) throws IOException {
        Path folder = Files.createDirectories(wlp.resolve("usr/shared/resources/speech"));
        Files.writeString(folder.resolve(name), "");
    }

    /** As the JVM does it at its end. */
    private void made() throws IOException {
        ClassArchive archive = ClassArchive.of(install);
        String option = archive.environment(FIRST, null).get("JVM_ARGS").split(" ")[0];
        Path folder = install.output(FIRST).resolve(LibertyInstall.SERVER);
        Files.writeString(
                folder.resolve(option.substring(option.indexOf('=') + 1)).normalize(), "classes");
        archive.keep();
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(install.outputs())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
