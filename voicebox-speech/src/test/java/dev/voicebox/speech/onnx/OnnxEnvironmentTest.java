package dev.voicebox.speech.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.SpeechFailure;

import static org.assertj.core.api.Assertions.assertThat;

/** What a version of the native library must not do to its process; a newer one is taken only if it does neither. */
class OnnxEnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void aLongCommandLineDoesNotEndTheProcess() throws IOException, InterruptedException {
        assertThat(exitOf("-Dlong=" + "a".repeat(60_000))).isZero();
    }

    /** A queue of reports to its maker would lie there. */
    @Test
    void itKeepsNothingOfItsUseAtHome() throws IOException, InterruptedException {
        assertThat(exitOf("-Dshort=a")).isZero();

        try (Stream<Path> kept = Files.walk(folder.resolve("home"))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private int exitOf(String argument) throws IOException, InterruptedException {
        Path model = new OnnxGraph()
                .input("x", OnnxType.FLOAT, 1)
                .node("y", "Identity", List.of("x"))
                .output("y", OnnxType.FLOAT, 1)
                .write(folder.resolve("model.onnx"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        argument,
                        OnnxEnvironmentTest.class.getName(),
                        model.toString())
                .inheritIO();
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        builder.environment()
                .put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        builder.environment().keySet().removeAll(List.of("XDG_CACHE_HOME", "XDG_DATA_HOME", "ORT_DISABLE_TELEMETRY"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Loads a model in a process of its own. */
    public static void main(String[] arguments) throws SpeechFailure {
        OnnxModel.open(Path.of(arguments[0]), 1).close();
    }
}
