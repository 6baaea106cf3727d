package dev.voicebox.it.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The kept inputs of the fuzz tests.
 *
 * @param texts all of them
 * @param trees those that are JSON objects
 */
record KeptEvents(List<String> texts, List<ObjectNode> trees) {
    /** From voicebox-ear, where tests run. */
    private static final Path FOLDER =
            Path.of("../voicebox-ejb/src/test/resources/dev/voicebox/fuzz/ClientEventFuzzTestInputs");

    static KeptEvents read() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        List<ObjectNode> trees = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file);
                texts.add(text);
                try {
                    if (json.readTree(text) instanceof ObjectNode tree) {
                        trees.add(tree);
                    }
                } catch (JsonProcessingException e) {
                    // kept because it is no JSON
                }
            }
        }
        return new KeptEvents(texts, trees);
    }
}
