package dev.voicebox.speech.tts.kokoro;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.TensorInfo;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.onnx.CancellableRun;
import dev.voicebox.speech.onnx.OnnxEnvironment;
import dev.voicebox.speech.onnx.OnnxModel;
import dev.voicebox.speech.privacy.Redacted;
import dev.voicebox.speech.tts.neural.ModelSound;

/** Kokoro's graph, in each of the ways in which it is published. What it is called there is read from it. */
final class KokoroModel implements AutoCloseable {
    private static final String SPEED = "speed";
    private static final String STYLE = "style";
    private static final String DURATION = "duration";

    /**
     * @param samples at 24 kHz
     * @param durations how long each number of the input takes, in a unit of the model's own; nothing when it does not tell
     */
    record Spoken(short[] samples, Optional<long[]> durations) {
        @Override
        public String toString() {
            return "Spoken[" + Redacted.samples(samples) + ", " + durations + "]";
        }
    }

    private final OnnxModel model;
    private final String tokens;
    private final String sound;
    private final boolean wholeSpeeds;

    private KokoroModel(OnnxModel model) throws SpeechFailure {
        this.model = model;
        this.tokens = Stream.of("input_ids", "tokens")
                .filter(name -> is(model.inputs().get(name), OnnxJavaType.INT64))
                .findFirst()
                .orElseThrow(() -> foreign(model));
        this.sound = model.outputs().entrySet().stream()
                .filter(output -> is(output.getValue(), OnnxJavaType.FLOAT))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> foreign(model));
        TensorInfo speed = model.inputs().get(SPEED);
        this.wholeSpeeds = is(speed, OnnxJavaType.INT32);
        if (!is(model.inputs().get(STYLE), OnnxJavaType.FLOAT) || !wholeSpeeds && !is(speed, OnnxJavaType.FLOAT)) {
            throw foreign(model);
        }
    }

    static KokoroModel open(Path file, int threads) throws SpeechFailure {
        OnnxModel model = OnnxModel.open(file, threads);
        try {
            return new KokoroModel(model);
        } catch (SpeechFailure foreign) {
            model.close();
            throw foreign;
        }
    }

    private static boolean is(TensorInfo tensor, OnnxJavaType type) {
        return tensor != null && tensor.type == type;
    }

    private static SpeechFailure foreign(OnnxModel model) {
        return new SpeechFailure(
                Kind.ENGINE,
                "the model is not one of Kokoro: it takes "
                        + String.join(", ", model.inputs().keySet()) + " and gives "
                        + String.join(", ", model.outputs().keySet()));
    }

    /** Some exports take whole numbers only. Then speeds are rounded, and nothing is slower than 1. */
    boolean hasWholeSpeeds() {
        return wholeSpeeds;
    }

    /** @return nothing when it was cancelled */
    Optional<Spoken> run(long[] numbers, FloatBuffer style, double speed, Cancellation cancellation)
            throws SpeechFailure {
        OrtEnvironment environment = OnnxEnvironment.get();
        try (OnnxTensor ids =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), new long[] {1, numbers.length});
                OnnxTensor row = OnnxTensor.createTensor(environment, style, new long[] {1, KokoroStyle.WIDTH});
                OnnxTensor pace = speed(environment, speed)) {
            Map<String, OnnxTensor> given = new HashMap<>(Map.of(tokens, ids, STYLE, row, SPEED, pace));
            Optional<Result> result = CancellableRun.of(model, given, cancellation);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            try (Result made = result.get()) {
                return Optional.of(spoken(made, numbers.length));
            }
        } catch (OrtException broken) {
            throw new SpeechFailure(Kind.ENGINE, "the model of Kokoro could not be run", broken);
        }
    }

    private OnnxTensor speed(OrtEnvironment environment, double speed) throws OrtException {
        long[] one = {1};
        return wholeSpeeds
                ? OnnxTensor.createTensor(
                        environment, IntBuffer.wrap(new int[] {(int) Math.max(1, Math.round(speed))}), one)
                : OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[] {(float) speed}), one);
    }

    private Spoken spoken(Result made, int count) throws SpeechFailure {
        OnnxTensor samples = (OnnxTensor) made.get(sound).orElseThrow();
        return new Spoken(ModelSound.samples(samples.getFloatBuffer()), durations(made, count));
    }

    private static Optional<long[]> durations(Result made, int count) {
        if (made.get(DURATION).orElse(null) instanceof OnnxTensor tensor
                && tensor.getInfo().type == OnnxJavaType.INT64) {
            LongBuffer buffer = tensor.getLongBuffer();
            if (buffer.remaining() == count) {
                long[] durations = new long[count];
                buffer.get(durations);
                return Optional.of(durations).filter(all -> Arrays.stream(all).allMatch(ticks -> ticks >= 0));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        model.close();
    }
}
