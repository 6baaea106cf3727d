package dev.voicebox.web.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ConsolePageTest {
    private static final Path FOLDER = Path.of("src/main/webapp/console");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern TARGET = Pattern.compile("\"\\./vendor(/[^\"]+\\.js)\"");
    private static final Pattern LIT = Pattern.compile("from '(lit[^']*)'");

    @Test
    void thePageAllowsItsOwnImportMapAndNoOtherScriptInside() throws IOException, NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(importMap().getBytes(UTF_8));

        assertThat(page())
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
    }

    @Test
    void everyModuleOfTheImportMapIsServed() throws IOException {
        List<String> targets = TARGET.matcher(importMap())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(targets).hasSize(3).allSatisfy(path -> assertServed(path));
    }

    @Test
    void everyLibraryThatThePartsImportIsServed() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> libraries = files.filter(file -> file.toString().endsWith(".js"))
                    .flatMap(ConsolePageTest::libraries)
                    .distinct()
                    .filter(name -> name.contains("/"))
                    .toList();

            assertThat(libraries).isNotEmpty().allSatisfy(name -> assertServed("/" + name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lit/../../META-INF/MANIFEST.MF",
                "/lit/..js",
                "/lit/",
                "/lit/index.js.map",
                "/none.js",
                "//lit/index.js"
            })
    void nothingElseIsServed(String path) throws IOException {
        try (InputStream module = ConsoleModules.open(path)) {
            assertThat(module).isNull();
        }
    }

    private static void assertServed(String path) throws IOException {
        try (InputStream module = ConsoleModules.open(path)) {
            assertThat(module).as(path).isNotNull();
        }
    }

    private static Stream<String> libraries(Path file) {
        try {
            return LIT.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String importMap() throws IOException {
        return IMPORT_MAP.matcher(page()).results().findFirst().orElseThrow().group(1);
    }

    private static String page() throws IOException {
        return Files.readString(FOLDER.resolve("index.html"));
    }
}
