package dev.voicebox.event;

/**
 * Tokens of one response. A second of the caller's audio counts as 10 tokens and a second of spoken answer as 20,
 * as the public service counts them; text as the provider reports it, else by estimate.
 *
 * @param cachedText of the text that was read, what the provider had read before
 */
public record Usage(int inputText, int inputAudio, int inputImage, int cachedText, int outputText, int outputAudio) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

    public Usage {
        if (cachedText > inputText || Math.min(cachedText, Math.min(inputAudio, inputImage)) < 0) {
            throw new IllegalArgumentException("more was cached than read, or less than nothing was read");
        }
    }

    public int input() {
        return inputText + inputAudio + inputImage;
    }

    public int output() {
        return outputText + outputAudio;
    }

    public int total() {
        return input() + output();
    }
}
