package dev.voicebox.speech.vad.silero;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.onnx.OnnxEnvironment;

/**
 * The native memory of one stream: made once, read and written by every run. There are two states, one to read and one to
 * write, which change places after each run, so that nothing is copied.
 */
final class SileroTensors implements AutoCloseable {
    private static final int STATE_SIZE = 2 * 128;

    final FloatBuffer input;
    private final FloatBuffer output;
    private final List<FloatBuffer> states;

    private final List<OnnxTensor> tensors = new ArrayList<>();
    private final List<Map<String, OnnxTensor>> given = List.of(new HashMap<>(), new HashMap<>());
    private final List<Map<String, OnnxTensor>> results = List.of(new HashMap<>(), new HashMap<>());
    private int turn;

    /**
     * @param rate in Hz
     * @param samples of one run: context and frame
     */
    SileroTensors(SileroModel model, int rate, int samples) throws SpeechFailure {
        // One block, as the collector has to give back each by itself. The rate first: its place must be divisible by
        // 8.
        ByteBuffer block = ByteBuffer.allocateDirect(Long.BYTES + (samples + 2 * STATE_SIZE + 1) * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        LongBuffer hertz = next(block, Long.BYTES).asLongBuffer().put(0, rate);
        input = nextFloats(block, samples);
        states = List.of(nextFloats(block, STATE_SIZE), nextFloats(block, STATE_SIZE));
        output = nextFloats(block, 1);
        try {
            OrtEnvironment environment = OnnxEnvironment.get();
            give(SileroModel.INPUT, OnnxTensor.createTensor(environment, input, new long[] {1, samples}));
            if (model.takesRate()) {
                give(SileroModel.RATE, OnnxTensor.createTensor(environment, hertz, model.rateShape()));
            }
            OnnxTensor probability = keep(OnnxTensor.createTensor(environment, output, new long[] {1, 1}));
            for (int i = 0; i < 2; i++) {
                OnnxTensor state = keep(OnnxTensor.createTensor(environment, states.get(i), SileroModel.STATE_SHAPE));
                given.get(i).put(SileroModel.STATE, state);
                results.get(1 - i).put(SileroModel.NEXT_STATE, state);
                results.get(i).put(SileroModel.OUTPUT, probability);
            }
        } catch (OrtException broken) {
            close();
            throw new SpeechFailure(Kind.ENGINE, "there is no memory for a stream of sound", broken);
        }
    }

    /** Runs the model on the input and what the run before left behind. */
    float run(SileroModel model) throws SpeechFailure {
        model.run(given.get(turn), results.get(turn));
        turn = 1 - turn;
        return output.get(0);
    }

    void forget() {
        for (FloatBuffer state : states) {
            state.put(0, new float[STATE_SIZE]);
        }
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
        tensors.clear();
    }

    private void give(String name, OnnxTensor tensor) {
        keep(tensor);
        given.forEach(map -> map.put(name, tensor));
    }

    private OnnxTensor keep(OnnxTensor tensor) {
        tensors.add(tensor);
        return tensor;
    }

    private static FloatBuffer nextFloats(ByteBuffer block, int count) {
        return next(block, count * Float.BYTES).asFloatBuffer();
    }

    private static ByteBuffer next(ByteBuffer block, int size) {
        ByteBuffer part = block.slice(block.position(), size).order(ByteOrder.nativeOrder());
        block.position(block.position() + size);
        return part;
    }
}
