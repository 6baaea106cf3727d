package dev.voicebox.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What {@code docs/admin.md} tells to type, typed. */
class AdminDocumentIT {
    private static final Path DOCUMENT = Path.of("../docs/admin.md");
    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
    private static final int NOT_THERE = 127;

    @Test
    void theSessionOfTheDocumentDoesWhatItSays() throws Exception {
        assumeTrue(run("command -v curl").code() == 0, "bash and curl are not here: docs/admin.md is not run");
        String script = BLOCK.matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));

        Said said = run(script);

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text())
                .contains(
                        "\"retention_days\":90",
                        "\"status\":\"revoked\"",
                        "the old key: 401",
                        "\"status\":\"suspended\"",
                        "the new key: 403",
                        "\"status\":\"deleted\"");
    }

    private record Said(int code, String text) {}

    private static Said run(String script) throws IOException, InterruptedException {
        ProcessBuilder bash =
                new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script)).redirectErrorStream(true);
        bash.environment()
                .putAll(Map.of(
                        "URL", RunningServer.get().http("").toString(),
                        "ADMIN_TOKEN", RunningServer.get().adminToken()));
        Process process;
        try {
            process = bash.start();
        } catch (IOException noBash) {
            return new Said(NOT_THERE, noBash.getMessage());
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), text);
    }
}
