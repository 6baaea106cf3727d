package dev.voicebox.speech.stt.whisper.weights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which tensors a Whisper of some size is made of: what whisper.cpp 1.7.1 allocates, and then expects in the file. */
final class WeightShapes {

    /**
     * How a tensor lies in the file.
     *
     * @param dimensions the innermost first
     */
    record Shape(WeightType type, List<Integer> dimensions) {
        long bytes() {
            return type.bytes(dimensions.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b));
        }
    }

    private final Map<String, Shape> shapes = new HashMap<>();
    private final WeightType weights;
    private final int state;

    private WeightShapes(WeightType weights, int state) {
        this.weights = weights;
        this.state = state;
    }

    static Map<String, Shape> of(ModelSize size) {
        WeightShapes shapes = new WeightShapes(size.type(), size.state());
        shapes.ends(size);
        for (int i = 0; i < size.audioLayers(); i++) {
            shapes.block("encoder.blocks." + i + ".");
        }
        for (int i = 0; i < size.textLayers(); i++) {
            shapes.block("decoder.blocks." + i + ".");
            shapes.attention("decoder.blocks." + i + ".cross_attn");
        }
        return Map.copyOf(shapes.shapes);
    }

    private void ends(ModelSize size) {
        WeightType convolution = weights == WeightType.F32 ? WeightType.F32 : WeightType.F16;
        put("encoder.positional_embedding", WeightType.F32, state, ModelSize.AUDIO_CONTEXT);
        put("encoder.conv1.weight", convolution, 3, size.mels(), state);
        put("encoder.conv1.bias", WeightType.F32, 1, state);
        put("encoder.conv2.weight", convolution, 3, state, state);
        put("encoder.conv2.bias", WeightType.F32, 1, state);
        norm("encoder.ln_post");
        norm("decoder.ln");
        put("decoder.positional_embedding", WeightType.F32, state, ModelSize.TEXT_CONTEXT);
        put("decoder.token_embedding.weight", weights, state, size.vocabulary());
    }

    private void block(String name) {
        attention(name + "attn");
        norm(name + "mlp_ln");
        put(name + "mlp.0.weight", weights, state, 4 * state);
        put(name + "mlp.0.bias", WeightType.F32, 4 * state);
        put(name + "mlp.2.weight", weights, 4 * state, state);
        put(name + "mlp.2.bias", WeightType.F32, state);
    }

    private void attention(String name) {
        norm(name + "_ln");
        for (String part : List.of("query", "key", "value", "out")) {
            put(name + "." + part + ".weight", weights, state, state);
            if (!part.equals("key")) {
                put(name + "." + part + ".bias", WeightType.F32, state);
            }
        }
    }

    private void norm(String name) {
        put(name + ".weight", WeightType.F32, state);
        put(name + ".bias", WeightType.F32, state);
    }

    private void put(String name, WeightType type, Integer... dimensions) {
        shapes.put(name, new Shape(type, List.of(dimensions)));
    }
}
