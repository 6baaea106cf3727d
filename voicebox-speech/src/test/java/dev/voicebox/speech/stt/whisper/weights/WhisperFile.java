package dev.voicebox.speech.stt.whisper.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import dev.voicebox.speech.stt.whisper.weights.WeightShapes.Shape;

/** Writes weights in the format of ggml: a head, filters, words, tensors. */
public final class WhisperFile {
    private static final int SPECTRUM = 201;

    private final ModelSize size;
    private final List<String> words;

    /** @param words the first tokens; the others have no text */
    public WhisperFile(ModelSize size, List<String> words) {
        this.size = size;
        this.words = words;
    }

    /** The numbers of one tensor, by their index; the innermost dimension runs first. */
    public interface Numbers {
        float at(long index);
    }

    /** @param tensors the numbers of each, by its name */
    public void write(Path to, Function<String, Numbers> tensors) throws IOException {
        try (FileChannel file = FileChannel.open(
                to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            file.write(head());
            Map<String, Shape> shapes = new TreeMap<>(WeightShapes.of(size));
            for (Map.Entry<String, Shape> tensor : shapes.entrySet()) {
                file.write(label(tensor.getKey(), tensor.getValue()));
                write(file, tensor.getValue(), tensors.apply(tensor.getKey()));
            }
        }
    }

    private ByteBuffer head() {
        int heads = Math.max(1, size.state() / 64);
        ByteBuffer head = buffer(1 << 20);
        head.putInt(0x67676d6c).putInt(size.vocabulary());
        head.putInt(ModelSize.AUDIO_CONTEXT).putInt(size.state()).putInt(heads).putInt(size.audioLayers());
        head.putInt(ModelSize.TEXT_CONTEXT).putInt(size.state()).putInt(heads).putInt(size.textLayers());
        head.putInt(size.mels()).putInt(size.type() == WeightType.F16 ? 1 : 0);
        head.putInt(size.mels()).putInt(SPECTRUM);
        for (int band = 0; band < size.mels(); band++) {
            for (int i = 0; i < SPECTRUM; i++) {
                head.putFloat(i * size.mels() / SPECTRUM == band ? 0.02f : 0);
            }
        }
        head.putInt(words.size());
        for (String word : words) {
            byte[] text = word.getBytes(StandardCharsets.UTF_8);
            head.putInt(text.length).put(text);
        }
        return head.flip();
    }

    private static ByteBuffer label(String name, Shape shape) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer label = buffer(256);
        label.putInt(shape.dimensions().size())
                .putInt(text.length)
                .putInt(shape.type().tensorType());
        shape.dimensions().forEach(label::putInt);
        return label.put(text).flip();
    }

    private static void write(FileChannel file, Shape shape, Numbers numbers) throws IOException {
        boolean half = shape.type() == WeightType.F16;
        long count = shape.bytes() / (half ? 2 : 4);
        ByteBuffer chunk = buffer(1 << 20);
        for (long i = 0; i < count; i++) {
            if (half) {
                chunk.putShort(half(numbers.at(i)));
            } else {
                chunk.putFloat(numbers.at(i));
            }
            if (!chunk.hasRemaining() || i == count - 1) {
                chunk.flip();
                while (chunk.hasRemaining()) {
                    file.write(chunk);
                }
                chunk.clear();
            }
        }
    }

    /** Cut off, not rounded; below the smallest normal number it is 0. */
    private static short half(float value) {
        int bits = Float.floatToRawIntBits(value);
        int exponent = (bits >>> 23 & 0xff) - 127 + 15;
        int sign = bits >>> 16 & 0x8000;
        return (short) (exponent <= 0 ? sign : sign | exponent << 10 | bits >>> 13 & 0x3ff);
    }

    /** Small numbers that look random, the same for the same index. */
    public static Numbers noise(float size) {
        return index -> {
            int mixed = (int) (index * 0x9E3779B97F4A7C15L >>> 40);
            return size * ((mixed & 0xffff) - 32_768) / 32_768f;
        };
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
