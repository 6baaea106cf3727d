package dev.voicebox.dev.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ServerLogTest {
    private static final String ERROR = "{\"message\":\"%s\",\"level\":\"ERROR\"}\n";

    @TempDir
    private Path dir;

    @Test
    void theLastErrorOfThisLifeIsQuotedInOneLine() throws IOException {
        Path file = Files.writeString(dir.resolve("gateway-1.log"), String.format(ERROR, "of an earlier life"));
        ServerLog log = ServerLog.startingNow(file);

        Files.writeString(
                file,
                String.format(ERROR, "first") + String.format(ERROR, "no database\\n\\tat Stack.trace")
                        + "{\"level\":\"INFO\"}\n",
                StandardOpenOption.APPEND);

        assertThat(log.lastError()).contains("no database");
    }

    @Test
    void aLifeWithoutErrorsHasNone() throws IOException {
        Path file = Files.writeString(dir.resolve("gateway-1.log"), String.format(ERROR, "of an earlier life"));

        assertThat(ServerLog.startingNow(file).lastError()).isEmpty();
        assertThat(ServerLog.startingNow(dir.resolve("none.log")).lastError()).isEmpty();
    }
}
