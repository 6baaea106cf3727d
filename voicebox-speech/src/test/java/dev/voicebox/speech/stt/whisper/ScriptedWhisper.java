package dev.voicebox.speech.stt.whisper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.stt.whisper.weights.ModelSize;
import dev.voicebox.speech.stt.whisper.weights.WeightType;
import dev.voicebox.speech.stt.whisper.weights.WhisperFile;
import dev.voicebox.speech.stt.whisper.weights.WhisperFile.Numbers;

/**
 * Weights of the real size that do all the computation and always hear the same sentence. The blocks of the decoder add
 * nothing, so that only the position decides: its embedding points at the next token. One dimension, constant after the last
 * normalisation, speaks against all tokens that are not in the script. The end of the text comes second everywhere, for
 * whoever forbids the first.
 */
public final class ScriptedWhisper {

    /** Width and layers of what is known by these names. */
    public enum Size {
        /** 8 MB. */
        MICRO(64, 2, 3),
        /** 8 MB; whisper.cpp takes a decoder of two layers for one that was never taught timestamps. */
        MICRO_WITHOUT_TIMES(64, 2, 2),
        /** 78 MB. */
        TINY(384, 4, 4),
        /** 148 MB. */
        BASE(512, 6, 6);

        private final int state;
        private final int audioLayers;
        private final int textLayers;

        Size(int state, int audioLayers, int textLayers) {
            this.state = state;
            this.audioLayers = audioLayers;
            this.textLayers = textLayers;
        }
    }

    private static final int ENGLISH_VOCABULARY = 51_864;
    private static final float POINTER = 20;
    private static final float SHARPNESS = 4;
    private static final float AGAINST = 10;
    private static final int MS_PER_TIMESTAMP = 20;

    private final ModelSize size;
    private final List<String> vocabulary = new ArrayList<>(List.of(" "));
    /** By the position of the decoder, the token that comes next. */
    private final List<Integer> script = new ArrayList<>();

    private final List<Integer> tokens = new ArrayList<>();

    private ScriptedWhisper(Size size, boolean multilingual) {
        this.size = new ModelSize(
                ENGLISH_VOCABULARY + (multilingual ? 1 : 0),
                size.state,
                size.audioLayers,
                size.textLayers,
                80,
                WeightType.F16);
    }

    /**
     * Of all languages; finds out that any sound is German.
     *
     * @param endMs when the sentence ends, if somebody asks for times
     */
    public static ScriptedWhisper saying(String sentence, Size size, int endMs) {
        ScriptedWhisper whisper = new ScriptedWhisper(size, true);
        int german = whisper.textEnd() + 4;
        whisper.write(List.of(german, german), sentence, endMs);
        return whisper;
    }

    /** English only. */
    public static ScriptedWhisper sayingInEnglish(String sentence, int endMs) {
        ScriptedWhisper whisper = new ScriptedWhisper(Size.MICRO, false);
        whisper.write(List.of(), sentence, endMs);
        return whisper;
    }

    public Path writeTo(Path file) throws IOException {
        new WhisperFile(size, vocabulary).write(file, this::tensor);
        return file;
    }

    private int textEnd() {
        return size.isMultilingual() ? 50_257 : 50_256;
    }

    private int timestamp(int ms) {
        return textEnd() + 107 + ms / MS_PER_TIMESTAMP;
    }

    /** What comes first is what is asked of the decoder; the time of the beginning stands where "no timestamps" would. */
    private void write(List<Integer> asked, String sentence, int endMs) {
        script.addAll(asked);
        script.add(timestamp(0));
        for (String word : sentence.split(" ")) {
            String text = " " + word;
            if (!vocabulary.contains(text)) {
                vocabulary.add(text);
            }
            script.add(vocabulary.indexOf(text));
        }
        script.add(timestamp(endMs));
        tokens.add(textEnd());
        script.stream().distinct().forEach(tokens::add);
        if (tokens.size() >= size.state()) {
            throw new IllegalArgumentException("too many different words for this size");
        }
    }

    private Numbers tensor(String name) {
        int state = size.state();
        return switch (name) {
            case "decoder.ln.weight" -> i -> i == 0 ? 0 : SHARPNESS;
            case "decoder.ln.bias" -> i -> i == 0 ? AGAINST : 0;
            case "decoder.positional_embedding" -> i -> position((int) (i / state), (int) (i % state));
            case "decoder.token_embedding.weight" -> i -> token((int) (i / state), (int) (i % state));
            default -> other(name);
        };
    }

    private static Numbers other(String name) {
        boolean adds = name.endsWith(".out.weight") || name.endsWith(".mlp.2.weight");
        if (name.startsWith("decoder") && adds || name.endsWith(".bias")) {
            return i -> 0;
        }
        return name.endsWith("ln.weight") || name.endsWith("ln_post.weight") ? i -> 1 : WhisperFile.noise(0.05f);
    }

    private float position(int position, int dimension) {
        int next = position < script.size() ? script.get(position) : textEnd();
        if (dimension == dimensionOf(next)) {
            return POINTER;
        }
        return dimension == dimensionOf(textEnd()) ? POINTER / 2 : 0;
    }

    private float token(int token, int dimension) {
        int own = dimensionOf(token);
        if (dimension == 0) {
            return own == 0 ? -1 : 0;
        }
        return dimension == own ? 1 : 0;
    }

    /** 0 for what is not in the script. */
    private int dimensionOf(int token) {
        return tokens.indexOf(token) + 1;
    }
}
