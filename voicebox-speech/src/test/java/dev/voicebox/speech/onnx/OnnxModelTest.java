package dev.voicebox.speech.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.Result;

import dev.voicebox.speech.SpeechFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OnnxModelTest {
    @TempDir
    Path folder;

    @Test
    void aModelTellsWhatItTakesAndGives() throws SpeechFailure {
        try (OnnxModel model = OnnxModel.open(scaling().write(folder.resolve("scaling.onnx")), 1)) {
            assertThat(model.inputs()).containsOnlyKeys("x", "times");
            assertThat(model.inputs().get("x").getShape()).containsExactly(-1, 3);
            assertThat(model.inputs().get("times").getShape()).isEmpty();
            assertThat(model.outputs()).containsOnlyKeys("y");
            assertThat(model.facts()).containsEntry("maker", "a test");
        }
    }

    @Test
    void aModelComputesWhatItsGraphSays() throws Exception {
        try (OnnxModel model = OnnxModel.open(scaling().write(folder.resolve("scaling.onnx")), 1)) {
            assertThat(scale(model, 7, 1, 2, 3)).containsExactly(8, 15, 22);
        }
    }

    @Test
    void theFileMayGoOnceItIsLoaded() throws Exception {
        Path file = scaling().write(folder.resolve("scaling.onnx"));
        try (OnnxModel model = OnnxModel.open(file, 1)) {
            Files.delete(file);

            assertThat(scale(model, 2, 1, 1, 1)).containsExactly(3, 3, 3);
        }
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> OnnxModel.open(folder.resolve("none.onnx"), 1))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("none.onnx");
        assertThatThrownBy(() -> OnnxModel.open(folder, 1)).isInstanceOf(SpeechFailure.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.99})
    void aTruncatedFileIsAFailureInPlainWords(double share) throws IOException {
        byte[] whole = scaling().bytes();
        Path file = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, (int) (share * whole.length)));

        assertThatThrownBy(() -> OnnxModel.open(file, 1))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.ENGINE))
                .hasMessageContaining("cut.onnx")
                .hasMessageContaining("install it again");
    }

    @Test
    void somethingElseThanAModelIsAFailureInPlainWords() throws IOException {
        Path file = Files.writeString(folder.resolve("page.onnx"), "<html><body>404 Not Found</body></html>");

        assertThatThrownBy(() -> OnnxModel.open(file, 1)).isInstanceOf(SpeechFailure.class);
    }

    @Test
    void inputsThatDoNotFitAreAFailureAndTheModelGoesOn() throws Exception {
        try (OnnxModel model = OnnxModel.open(scaling().write(folder.resolve("scaling.onnx")), 1)) {
            assertThatThrownBy(() -> scale(model, 2, 1, 2)).isInstanceOf(SpeechFailure.class);
            assertThatThrownBy(() -> model.run(Map.of())).isInstanceOf(SpeechFailure.class);

            assertThat(scale(model, 2, 1, 2, 3)).containsExactly(3, 5, 7);
        }
    }

    @Test
    void aClosedModelFails() throws Exception {
        OnnxModel model = OnnxModel.open(scaling().write(folder.resolve("scaling.onnx")), 1);
        model.close();
        model.close();

        assertThatThrownBy(() -> scale(model, 2, 1, 2, 3))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingWaitsForThoseWhoRunIt() throws Exception {
        OnnxModel model = OnnxModel.open(scaling().write(folder.resolve("scaling.onnx")), 1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Void>> runners = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> runUntilClosed(model), threads))
                .toList();
        model.close();
        for (CompletableFuture<Void> runner : runners) {
            assertThatThrownBy(runner::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("closed");
        }
        threads.shutdown();
    }

    private static void runUntilClosed(OnnxModel model) {
        try {
            while (true) {
                scale(model, 1, 1, 2, 3);
            }
        } catch (SpeechFailure | OrtException end) {
            throw new IllegalStateException(end.getMessage(), end);
        }
    }

    /** {@code y = x * times + 1}, in rows of three. */
    private static OnnxGraph scaling() {
        return new OnnxGraph()
                .input("x", OnnxType.FLOAT, "rows", 3)
                .input("times", OnnxType.INT64)
                .value("one", Tensor.of(1))
                .node("factor", "Cast", List.of("times"), Attribute.of("to", OnnxType.FLOAT))
                .node("scaled", "Mul", List.of("x", "factor"))
                .node("y", "Add", List.of("scaled", "one"))
                .output("y", OnnxType.FLOAT, "rows", 3)
                .fact("maker", "a test");
    }

    private static float[] scale(OnnxModel model, long times, float... row) throws SpeechFailure, OrtException {
        FloatBuffer buffer = ByteBuffer.allocateDirect(4 * row.length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(row)
                .rewind();
        try (OnnxTensor x = OnnxTensor.createTensor(OnnxEnvironment.get(), buffer, new long[] {1, row.length});
                OnnxTensor factor = OnnxTensor.createTensor(OnnxEnvironment.get(), times);
                Result result = model.run(Map.of("x", x, "times", factor))) {
            float[] scaled = new float[row.length];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(scaled);
            return scaled;
        }
    }
}
