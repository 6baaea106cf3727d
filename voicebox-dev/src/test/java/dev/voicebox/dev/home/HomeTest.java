package dev.voicebox.dev.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.dev.Trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HomeTest {
    @TempDir
    private Path dir;

    @Test
    void onlyItsOwnerMayLookInside() throws IOException {
        Home home = Home.open(dir.resolve(".voicebox"));

        assertThat(rights(home.dir())).isEqualTo("rwx------");
        assertThat(rights(home.data())).isEqualTo("rwx------");
    }

    @Test
    void aSecretIsMadeOnceAndReadByItsOwnerAlone() throws IOException {
        SecretFile secret = Home.open(dir).secret("api-key");

        String first = secret.readOr(Secrets::apiKey);

        assertThat(secret.readOr(Secrets::apiKey)).isEqualTo(first);
        assertThat(rights(secret.path())).isEqualTo("rw-------");
    }

    @Test
    void theSecondRunInTheSameFolderIsToldWhatToDo() {
        Home home = Home.open(dir);

        try (HomeLock first = HomeLock.take(home)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> HomeLock.take(home))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("Another run uses " + dir)
                    .hasMessageContaining("-Dvoicebox.home=");
        }
        HomeLock.take(home).close();
    }

    @Test
    void aFileInPlaceOfTheFolderIsExplained() throws IOException {
        Path file = Files.writeString(dir.resolve("taken"), "");

        assertThatThrownBy(() -> Home.open(file))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("-Dvoicebox.home=<folder>");
    }

    @Test
    void startingFreshForgetsDataAndKeepsKeys() throws IOException {
        Home home = Home.open(dir);
        home.secret("api-key").write("key");
        Files.writeString(home.data().resolve("rows"), "rows");

        home.forgetData();

        assertThat(home.data()).isEmptyDirectory();
        assertThat(home.secret("api-key").path()).hasContent("key");
    }

    @Test
    void variablesOfAnEarlierRunAreForgotten() {
        Variables variables = new Variables(dir.resolve("variables"));
        variables.replaceAll(Map.of("voicebox.old", "1"));

        variables.replaceAll(Map.of("voicebox.db.url", "jdbc:postgresql://127.0.0.1/voicebox"));

        assertThat(variables.dir().resolve("voicebox.old")).doesNotExist();
        assertThat(variables.dir().resolve("voicebox.db.url")).hasContent("jdbc:postgresql://127.0.0.1/voicebox");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
