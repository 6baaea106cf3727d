package dev.voicebox.policy.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PolicySourcesTest {
    private static final Path POLICIES = Path.of("..", "policies");

    @Test
    void theCompiledPolicyIsThatOfItsSources() throws IOException {
        TreeMap<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(POLICIES)) {
            for (Path file : files.filter(PolicySourcesTest::isRules).toList()) {
                sources.put(file.getFileName().toString(), PolicyFile.hash(Files.readAllBytes(file)));
            }
        }

        assertThat(PolicyFile.builtIn().sources())
                .as("policies/*.rego were changed without compiling them: run .ci/policy write")
                .isEqualTo(sources);
    }

    @Test
    void theCompiledPolicyOfTheArchiveIsTheCommittedOne() throws IOException {
        assertThat(PolicyFile.builtIn().wasm()).isEqualTo(Files.readAllBytes(POLICIES.resolve("voice.wasm")));
    }

    private static boolean isRules(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".rego") && !name.endsWith("_test.rego");
    }
}
