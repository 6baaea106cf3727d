package dev.voicebox.speech.tts.piper;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.Result;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.onnx.CancellableRun;
import dev.voicebox.speech.onnx.OnnxEnvironment;
import dev.voicebox.speech.onnx.OnnxModel;
import dev.voicebox.speech.tts.neural.ModelSound;

/** The graph of one model of Piper. */
final class PiperModel implements AutoCloseable {
    private static final String INPUT = "input";
    private static final String LENGTHS = "input_lengths";
    private static final String SCALES = "scales";
    private static final String SPEAKER = "sid";

    private final OnnxModel model;
    private final String name;

    private PiperModel(OnnxModel model, String name) {
        this.model = model;
        this.name = name;
    }

    static PiperModel open(Path file, int threads) throws SpeechFailure {
        OnnxModel model = OnnxModel.open(file, threads);
        for (String input : new String[] {INPUT, LENGTHS, SCALES}) {
            if (!model.inputs().containsKey(input)) {
                String taken = String.join(", ", model.inputs().keySet());
                model.close();
                throw new SpeechFailure(
                        Kind.ENGINE, file.getFileName() + " is not a model of Piper: it takes " + taken);
            }
        }
        return new PiperModel(model, file.getFileName().toString());
    }

    boolean hasSpeakers() {
        return model.inputs().containsKey(SPEAKER);
    }

    /** @return nothing when it was cancelled */
    Optional<short[]> run(long[] numbers, PiperConfig.Scales scales, long speaker, Cancellation cancellation)
            throws SpeechFailure {
        OrtEnvironment environment = OnnxEnvironment.get();
        long[] one = {1};
        float[] how = {scales.noise(), scales.length(), scales.noiseW()};
        try (OnnxTensor input =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), new long[] {1, numbers.length});
                OnnxTensor lengths =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {numbers.length}), one);
                OnnxTensor spoken =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(how), new long[] {how.length});
                OnnxTensor who = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {speaker}), one)) {
            Map<String, OnnxTensor> given = new HashMap<>(Map.of(INPUT, input, LENGTHS, lengths, SCALES, spoken));
            if (hasSpeakers()) {
                given.put(SPEAKER, who);
            }
            Optional<Result> result = CancellableRun.of(model, given, cancellation);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            try (Result made = result.get()) {
                return Optional.of(ModelSound.samples(sound(made)));
            }
        } catch (OrtException broken) {
            throw new SpeechFailure(Kind.ENGINE, "the model " + name + " could not be run", broken);
        }
    }

    private FloatBuffer sound(Result made) throws SpeechFailure {
        FloatBuffer sound = made.get(0) instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
        if (sound == null) {
            throw new SpeechFailure(Kind.ENGINE, "the model " + name + " gave something else than sound");
        }
        return sound;
    }

    @Override
    public void close() {
        model.close();
    }
}
