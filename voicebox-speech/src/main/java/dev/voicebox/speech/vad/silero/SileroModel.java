package dev.voicebox.speech.vad.silero;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.TensorInfo;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.onnx.OnnxModel;

/**
 * The model with the names it has had since version 5: {@code input} (context and frame, floats from -1 to 1),
 * {@code state}, often {@code sr}; {@code output} and {@code stateN}. Loaded once, run by all streams.
 */
final class SileroModel implements AutoCloseable {
    static final String INPUT = "input";
    static final String STATE = "state";
    static final String RATE = "sr";
    static final String OUTPUT = "output";
    static final String NEXT_STATE = "stateN";

    /** Of the state; the second is the number of streams in one run. */
    static final long[] STATE_SHAPE = {2, 1, 128};

    private static final Set<String> KNOWN = Set.of(INPUT, STATE, RATE);

    private final OnnxModel model;

    private SileroModel(OnnxModel model) {
        this.model = model;
    }

    static SileroModel open(Path file) throws SpeechFailure {
        OnnxModel model = OnnxModel.open(file, 1);
        try {
            check(model);
            return new SileroModel(model);
        } catch (SpeechFailure other) {
            model.close();
            throw new SpeechFailure(other.kind(), file.getFileName() + other.getMessage());
        }
    }

    /** Whether it must be told the sample rate. The models that are not hear 16 kHz only. */
    boolean takesRate() {
        return model.inputs().containsKey(RATE);
    }

    /** Of the sample rate: no dimensions, or one. */
    long[] rateShape() {
        return model.inputs().get(RATE).getShape().length == 0 ? new long[0] : new long[] {1};
    }

    /** The results go into the tensors given for them. */
    void run(Map<String, OnnxTensor> given, Map<String, OnnxTensor> results) throws SpeechFailure {
        Result none = model.run(given, results);
        none.close();
    }

    @Override
    public void close() {
        model.close();
    }

    private static void check(OnnxModel model) throws SpeechFailure {
        for (String unknown : model.inputs().keySet()) {
            need(KNOWN.contains(unknown), " wants an input " + unknown);
        }
        for (String name : List.of(INPUT, STATE)) {
            need(is(model.inputs().get(name), OnnxJavaType.FLOAT), " has no input " + name);
        }
        for (String name : List.of(OUTPUT, NEXT_STATE)) {
            need(is(model.outputs().get(name), OnnxJavaType.FLOAT), " has no output " + name);
        }
        TensorInfo rate = model.inputs().get(RATE);
        need(rate == null || is(rate, OnnxJavaType.INT64), " wants a sample rate of another type");
    }

    private static boolean is(TensorInfo tensor, OnnxJavaType type) {
        return tensor != null && tensor.type == type;
    }

    private static void need(boolean is, String otherwise) throws SpeechFailure {
        if (!is) {
            throw new SpeechFailure(
                    Kind.ENGINE, otherwise + ", so it is no Silero voice-activity model of version 5 or 6");
        }
    }
}
