package dev.voicebox.speech.stt.whisper.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.whisper.weights.WeightShapes.Shape;

/**
 * A file of weights, looked at from one end to the other before native code sees it: on a file that is not what it expects,
 * whisper.cpp may end the process.
 */
public record WhisperModel(Path file, ModelSize size) {
    private static final int MAGIC = 0x67676d6c;

    /** Values of a spectrum of 400 samples. */
    private static final int SPECTRUM = 201;

    private static final int LONGEST_TOKEN = 1_024;
    private static final int LONGEST_NAME = 128;

    /** Looked up by whisper.cpp before the first token of each text; it ends the process where there is none. */
    private static final byte[] BLANK = " ".getBytes(StandardCharsets.US_ASCII);

    /** @throws SpeechFailure says in plain words why it is none */
    public static WhisperModel read(Path file) throws SpeechFailure {
        if (!Files.isRegularFile(file)) {
            throw failure("There is no file " + file + " with weights of Whisper", null);
        }
        try (WeightsReader reader = WeightsReader.open(file)) {
            if (reader.i32() != MAGIC) {
                throw new IllegalArgumentException("it does not begin like one");
            }
            ModelSize size = ModelSize.read(reader);
            checkFilters(reader, size);
            checkVocabulary(reader, size);
            checkTensors(reader, size);
            return new WhisperModel(file, size);
        } catch (EOFException cut) {
            throw failure(file + " is cut off: fetch these weights of Whisper again", cut);
        } catch (IOException unreadable) {
            throw failure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException other) {
            throw failure(file + " holds no weights of Whisper in the format of ggml: " + other.getMessage(), other);
        }
    }

    private static void checkFilters(WeightsReader reader, ModelSize size) throws IOException {
        expect("bands of its filters", reader.i32(), size.mels());
        expect("values of its filters", reader.i32(), SPECTRUM);
        reader.skip((long) size.mels() * SPECTRUM * Float.BYTES);
    }

    private static void checkVocabulary(WeightsReader reader, ModelSize size) throws IOException {
        int tokens = reader.i32();
        if (tokens < 1 || tokens > size.vocabulary()) {
            throw new IllegalArgumentException("it has " + tokens + " words");
        }
        boolean blank = false;
        for (int i = 0; i < tokens; i++) {
            blank |= Arrays.equals(reader.bytes(length(reader.i32(), 0, LONGEST_TOKEN)), BLANK);
        }
        if (!blank) {
            throw new IllegalArgumentException("there is no blank among its words");
        }
    }

    /** Every tensor once, of the right type and shape, and nothing behind them. */
    private static void checkTensors(WeightsReader reader, ModelSize size) throws IOException {
        Map<String, Shape> missing = new HashMap<>(WeightShapes.of(size));
        while (!missing.isEmpty()) {
            int dimensions = length(reader.i32(), 1, 4);
            int nameLength = length(reader.i32(), 1, LONGEST_NAME);
            int type = reader.i32();
            Integer[] lengths = new Integer[dimensions];
            for (int i = 0; i < dimensions; i++) {
                lengths[i] = reader.i32();
            }
            String name = new String(reader.bytes(nameLength), StandardCharsets.US_ASCII);
            Shape shape = missing.remove(name);
            if (shape == null) {
                throw new IllegalArgumentException("it has an unknown tensor, or one twice");
            }
            if (type != shape.type().tensorType() || !shape.dimensions().equals(List.of(lengths))) {
                throw new IllegalArgumentException("its tensor " + name + " has an unexpected shape");
            }
            reader.skip(shape.bytes());
        }
        if (reader.position() != reader.size()) {
            throw new IllegalArgumentException("something follows its last tensor");
        }
    }

    private static void expect(String what, int value, int expected) {
        if (value != expected) {
            throw new IllegalArgumentException("it has " + value + " " + what);
        }
    }

    private static int length(int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("its parts do not fit together");
        }
        return value;
    }

    private static SpeechFailure failure(String message, Exception cause) {
        return new SpeechFailure(SpeechFailure.Kind.ENGINE, message, cause);
    }
}
