package dev.voicebox.speech.stt.whisper.weights;

import java.io.IOException;

/**
 * The measures of a Whisper, from the head of its file.
 *
 * @param vocabulary 51864 is English only, 51865 and 51866 are multilingual: the ids of the special tokens follow from it
 * @param state width of a layer
 * @param mels bands of the spectrum, 80 or 128
 * @param type of the larger weights
 */
public record ModelSize(int vocabulary, int state, int audioLayers, int textLayers, int mels, WeightType type) {
    /** Positions of the encoder in 30 s of sound; the same in all of them. */
    public static final int AUDIO_CONTEXT = 1500;

    /** Tokens that the decoder can remember; the same in all of them. */
    public static final int TEXT_CONTEXT = 448;

    private static final int ENGLISH = 51_864;
    private static final int NEWEST = 51_866;

    /** The largest known has 1,280 and 32 layers. */
    private static final int WIDEST = 2_048;

    private static final int DEEPEST = 64;

    /** Of the number of the type: thousands tell the version of the quantisation. */
    private static final int VERSIONED = 1_000;

    /** @throws IllegalArgumentException in plain words, when it is the head of no Whisper */
    static ModelSize read(WeightsReader file) throws IOException {
        int vocabulary = within("n_vocab", file.i32(), ENGLISH, NEWEST);
        within("n_audio_ctx", file.i32(), AUDIO_CONTEXT, AUDIO_CONTEXT);
        int state = within("n_audio_state", file.i32(), 1, WIDEST);
        heads("n_audio_head", file.i32(), state);
        int audioLayers = within("n_audio_layer", file.i32(), 1, DEEPEST);
        within("n_text_ctx", file.i32(), TEXT_CONTEXT, TEXT_CONTEXT);
        within("n_text_state", file.i32(), state, state);
        heads("n_text_head", file.i32(), state);
        int textLayers = within("n_text_layer", file.i32(), 1, DEEPEST);
        int mels = within("n_mels", file.i32(), 80, 128);
        int number = within("ftype", file.i32(), 0, 3 * VERSIONED);
        WeightType type = WeightType.ofFile(number % VERSIONED)
                .orElseThrow(() -> new IllegalArgumentException("its quantisation " + number + " is not supported"));
        if (state % type.block() != 0) {
            throw new IllegalArgumentException("its width " + state + " does not fit its quantisation");
        }
        return new ModelSize(vocabulary, state, audioLayers, textLayers, mels, type);
    }

    public boolean isMultilingual() {
        return vocabulary > ENGLISH;
    }

    /** The name that people know this size by. */
    public String name() {
        return switch (audioLayers) {
            case 4 -> "tiny";
            case 6 -> "base";
            case 12 -> "small";
            case 24 -> "medium";
            case 32 -> textLayers == 4 ? "large turbo" : "large";
            default -> "of " + audioLayers + " and " + textLayers + " layers";
        };
    }

    private static void heads(String name, int heads, int state) {
        within(name, heads, 1, state);
        if (state % heads != 0) {
            throw new IllegalArgumentException(name + " is " + heads + ", which does not divide " + state);
        }
    }

    private static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + (least == most ? ", not " + least : ", not from " + least + " to " + most));
        }
        return value;
    }
}
