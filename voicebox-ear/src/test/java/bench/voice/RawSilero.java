package bench.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;

/** The model on ONNX Runtime as its documentation shows it: tensors made once, the state copied back, nothing else. */
final class RawSilero implements AutoCloseable {
    private static final int STATE = 2 * 128;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final FloatBuffer input;
    private final FloatBuffer state = floats(STATE);
    private final Map<String, OnnxTensor> given;

    /** @param rate in Hz */
    RawSilero(Path model, int rate) throws OrtException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            session = environment.createSession(model.toString(), options);
        }
        int samples = rate * 36 / 1000;
        input = floats(samples);
        given = Map.of(
                "input", OnnxTensor.createTensor(environment, input, new long[] {1, samples}),
                "state", OnnxTensor.createTensor(environment, state, new long[] {2, 1, 128}),
                "sr", OnnxTensor.createTensor(environment, (long) rate));
    }

    /** @param sound context and frame */
    float run(float[] sound) throws OrtException {
        input.put(0, sound);
        try (Result result = session.run(given)) {
            state.put(0, ((OnnxTensor) result.get(1)).getFloatBuffer(), 0, STATE);
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        }
    }

    @Override
    public void close() throws OrtException {
        given.values().forEach(OnnxTensor::close);
        session.close();
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
