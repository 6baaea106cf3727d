package dev.voicebox.speech.vad.silero;

import java.nio.file.Path;
import java.util.List;

import dev.voicebox.speech.onnx.Attribute;
import dev.voicebox.speech.onnx.OnnxGraph;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.onnx.Tensor;

/** Models with Silero's inputs and outputs that do something simple. */
final class StandIn {
    private StandIn() {}

    /**
     * Loud is speech: the probability is 0.5 at -37 dB of full scale. Its state is the mean of the loudness over frames, so
     * that it matters what was heard before.
     */
    static OnnxGraph loudness(boolean takesRate) {
        return head(takesRate)
                .value("a hundred thousand", Tensor.of(100_000))
                .value("half", Tensor.of(0.5f))
                .value("even", Tensor.of(3))
                .value("slope", Tensor.of(2))
                .value("one", Tensor.of(1))
                .value("second", Tensor.row(1))
                .node("power", "Mul", List.of("input", "input"))
                .node("mean", "ReduceMean", List.of("power"), Attribute.list("axes", 1))
                .node("scaled", "Mul", List.of("mean", "a hundred thousand"))
                .node("above", "Add", List.of("scaled", "one"))
                .node("level", "Log", List.of("above"))
                .node("now", "Mul", List.of("level", "half"))
                .node("before", "Mul", List.of("state", "half"))
                .node("stateN", "Add", List.of("before", "now"))
                .node(
                        "memory",
                        "ReduceMean",
                        List.of("stateN"),
                        Attribute.list("axes", 0, 2),
                        Attribute.of("keepdims", 0))
                .node("over", "Sub", List.of("memory", "even"))
                .node("steep", "Mul", List.of("over", "slope"))
                .node("likely", "Sigmoid", List.of("steep"))
                .node("output", "Unsqueeze", List.of("likely", "second"));
    }

    /** The probability is the loudest sample among the first so many of the input. */
    static OnnxGraph loudestOfTheFirst(int samples) {
        return head(true)
                .value("from", Tensor.row(0))
                .value("to", Tensor.row(samples))
                .value("axis", Tensor.row(1))
                .node("first", "Slice", List.of("input", "from", "to", "axis"))
                .node("output", "ReduceMax", List.of("first"), Attribute.list("axes", 1))
                .node("stateN", "Identity", List.of("state"));
    }

    /** The probability is the sample rate in units of 32 kHz. */
    static OnnxGraph rate() {
        return head(true)
                .value("most", Tensor.of(32_000))
                .value("one by one", Tensor.row(1, 1))
                .node("hertz", "Cast", List.of("sr"), Attribute.of("to", OnnxType.FLOAT))
                .node("share", "Div", List.of("hertz", "most"))
                .node("output", "Reshape", List.of("share", "one by one"))
                .node("stateN", "Identity", List.of("state"));
    }

    /**
     * The probability is the root of the first sample of the frame plus the state; below nothing that is not a number, and
     * stays in the state.
     */
    static OnnxGraph rootOfTheFirst() {
        return head(true)
                .value("from", Tensor.row(64))
                .value("to", Tensor.row(65))
                .value("axis", Tensor.row(1))
                .value("nothing", Tensor.of(0))
                .node("first", "Slice", List.of("input", "from", "to", "axis"))
                .node("root", "Sqrt", List.of("first"))
                .node("none of it", "Mul", List.of("root", "nothing"))
                .node("stateN", "Add", List.of("state", "none of it"))
                .node(
                        "memory",
                        "ReduceMean",
                        List.of("stateN"),
                        Attribute.list("axes", 0, 2),
                        Attribute.of("keepdims", 0))
                .node("output", "Add", List.of("root", "memory"));
    }

    static Path write(OnnxGraph graph, Path folder) {
        return graph.output("output", OnnxType.FLOAT, "batch", 1)
                .output("stateN", OnnxType.FLOAT, 2, "batch", 128)
                .write(folder.resolve("silero.onnx"));
    }

    private static OnnxGraph head(boolean takesRate) {
        OnnxGraph graph = new OnnxGraph()
                .input("input", OnnxType.FLOAT, "batch", "samples")
                .input("state", OnnxType.FLOAT, 2, "batch", 128);
        return takesRate ? graph.input("sr", OnnxType.INT64) : graph;
    }
}
