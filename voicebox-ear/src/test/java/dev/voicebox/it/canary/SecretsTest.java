package dev.voicebox.it.canary;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {
    private static final String KEY = "vb_" + "Ab3xZ9".repeat(7).substring(2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vb_0123456789abcdefghijABCDEFGHIJ0123456789",
                "ek_AQIDBAUGBwgJCgsMDQ4PEAAAAABnN1_-YWNtZRobHB0eHyAhIiMkJSYnKCk",
                "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ2b2ljZWJveCJ9.c2lnbmF0dXJl",
                "canary m0123456789ab"
            })
    void whatHasTheFormOfASecretIsFound(String secret) {
        assertThat(Secrets.in("here", "{\"message\":\"Bearer " + secret + "\"}"))
                .singleElement()
                .asString()
                .contains("in here", "Bearer ")
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vb_01234567", "key_0123456789abcdef0123456789abcdef", "ek_short", "eyJhbGciOiJSUzI1NiJ9"})
    void whatMayBePrintedIsNotTakenForOne(String harmless) {
        assertThat(Secrets.in("here", "The key " + harmless + " was rotated.")).isEmpty();
    }

    @Test
    void everyFileBelowIsRead(@TempDir Path folder) throws Exception {
        Path deep = Files.createDirectories(folder.resolve("ffdc"));
        Files.writeString(folder.resolve("messages.log"), "nothing");
        Files.write(deep.resolve("dump.log"), ("\u00ff" + KEY).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(Secrets.printedIn(folder)).singleElement().asString().contains("an API key", "dump.log");
    }
}
