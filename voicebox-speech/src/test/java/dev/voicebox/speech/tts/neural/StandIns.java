package dev.voicebox.speech.tts.neural;

import java.util.Arrays;
import java.util.List;

import dev.voicebox.speech.onnx.Attribute;
import dev.voicebox.speech.onnx.OnnxGraph;
import dev.voicebox.speech.onnx.OnnxType;
import dev.voicebox.speech.onnx.Tensor;

/**
 * Graphs with the inputs and outputs of the neural voices, which are too large to be part of the project. They say a tone for
 * each number of the input, except that some numbers are silent, so that length and pauses are like those of speech.
 */
public final class StandIns {
    /** Times that the silence of a mark or an edge takes; silent numbers of a text stand alone. */
    private static final float LOUD = 0.4f;

    private StandIns() {}

    /** Of Kokoro. */
    public static final class Kokoro {
        private static final int SYMBOLS = 178;

        /** 70 ms for each number. */
        public static final int UNIT = 1_680;

        private final OnnxGraph graph = new OnnxGraph();
        private final float[] loudness = new float[SYMBOLS];
        private final String ids;
        private final OnnxType speed;
        private boolean telling;
        private int steps;

        /**
         * @param ids name of the input of numbers
         * @param speed type of the input of the speed
         */
        public Kokoro(String ids, OnnxType speed) {
            this.ids = ids;
            this.speed = speed;
            Arrays.fill(loudness, LOUD);
            // edges, marks
            Arrays.fill(loudness, 0, 16, 0);
        }

        /** Tells durations, too. */
        public Kokoro telling() {
            telling = true;
            return this;
        }

        /** Gives no numbers for any sound. */
        public Kokoro broken() {
            Arrays.fill(loudness, Float.NaN);
            return this;
        }

        /** Does that many steps of about 1 ms in vain. */
        public Kokoro slow(int steps) {
            this.steps = steps;
            return this;
        }

        public OnnxGraph graph() {
            graph.input(ids, OnnxType.INT64, 1, "n")
                    .input("style", OnnxType.FLOAT, 1, 256)
                    .input("speed", speed, 1)
                    .value("first", Tensor.row(0))
                    .node("pace", "Cast", List.of("speed"), Attribute.of("to", OnnxType.FLOAT))
                    .node("row", "Squeeze", List.of("style", "first"))
                    .node("voice", "Gather", List.of("row", "first"));
            String paced = waste();
            tone(graph, ids, loudness, paced, UNIT);
            if (!telling) {
                return graph.output("audio", OnnxType.FLOAT, "samples");
            }
            // the sum of the durations is a third of what the sound has in samples: a unit of the model's own
            graph.node("same", "Sub", List.of(ids, ids))
                    .value("ticks", Tensor.row(UNIT / 3))
                    .node("duration", "Add", List.of("same", "ticks"))
                    .value("wide", Tensor.row(1, -1))
                    .node("waveform", "Reshape", List.of("audio", "wide"));
            return graph.output("waveform", OnnxType.FLOAT, 1, "samples").output("duration", OnnxType.INT64, 1, "n");
        }

        private String waste() {
            if (steps == 0) {
                return "pace";
            }
            int size = 300;
            float[] cells = new float[size * size];
            for (int i = 0; i < size; i++) {
                cells[i * size + i] = 1;
            }
            graph.value("still", Tensor.floats(cells, size, size)).node("step0", "Mul", List.of("still", "pace"));
            for (int i = 1; i <= steps; i++) {
                graph.node("step" + i, "MatMul", List.of("step" + (i - 1), "still"));
            }
            graph.value("corner", Tensor.row(0, 0))
                    .node("last", "GatherND", List.of("step" + steps, "corner"))
                    .value("one", Tensor.row(1))
                    .node("late", "Reshape", List.of("last", "one"));
            return "late";
        }
    }

    /** Of Piper: one sound of 60 ms for each number that is no pad, at the pace of the scales. */
    public static final class Piper {
        /** Samples at 22.05 kHz for each number, pads included. */
        public static final int UNIT = 800;

        private final int symbols;
        private final int silent;
        private final boolean speakers;

        /**
         * @param symbols count of the numbers
         * @param silent those below are no sound: pad, edges, marks
         */
        public Piper(int symbols, int silent, boolean speakers) {
            this.symbols = symbols;
            this.silent = silent;
            this.speakers = speakers;
        }

        public OnnxGraph graph() {
            float[] loudness = new float[symbols];
            Arrays.fill(loudness, silent, symbols, LOUD);
            OnnxGraph graph = new OnnxGraph()
                    .input("input", OnnxType.INT64, 1, "n")
                    .input("input_lengths", OnnxType.INT64, 1)
                    .input("scales", OnnxType.FLOAT, 3);
            if (speakers) {
                graph.input("sid", OnnxType.INT64, 1)
                        .value("higher", Tensor.floats(new float[] {0.02f}, 1))
                        .value("base", Tensor.floats(new float[] {0.1f}, 1))
                        .node("who", "Cast", List.of("sid"), Attribute.of("to", OnnxType.FLOAT))
                        .node("step", "Mul", List.of("who", "higher"))
                        .node("voice", "Add", List.of("base", "step"));
            } else {
                graph.value("voice", Tensor.floats(new float[] {0.1f}, 1));
            }
            graph.value("second", Tensor.row(1))
                    .node("length", "Gather", List.of("scales", "second"))
                    .node("pace", "Reciprocal", List.of("length"));
            tone(graph, "input", loudness, "pace", UNIT);
            graph.value("deep", Tensor.row(1, 1, 1, -1)).node("output", "Reshape", List.of("audio", "deep"));
            return graph.output("output", OnnxType.FLOAT, 1, 1, 1, "samples");
        }
    }

    /** {@code audio} = a tone of the pitch {@code voice} for each number, as loud as the table says, {@code unit / pace} long. */
    private static void tone(OnnxGraph graph, String ids, float[] loudness, String pace, int unit) {
        graph.value("table", Tensor.floats(loudness, loudness.length))
                .value("unit", Tensor.of(unit))
                .value("zero", Tensor.of(0))
                .value("each", Tensor.of(1))
                .value("scalar", Tensor.longs(new long[0], 0))
                .value("last axis", Tensor.row(2))
                .value("flat", Tensor.row(-1))
                .node("pace0", "Reshape", List.of(pace, "scalar"))
                .node("samples", "Div", List.of("unit", "pace0"))
                .node("time", "Range", List.of("zero", "samples", "each"))
                .node("phase", "Mul", List.of("time", "voice"))
                .node("wave", "Sin", List.of("phase"))
                .node("levels", "Gather", List.of("table", ids))
                .node("column", "Unsqueeze", List.of("levels", "last axis"))
                .node("all", "Mul", List.of("column", "wave"))
                .node("audio", "Reshape", List.of("all", "flat"));
    }
}
