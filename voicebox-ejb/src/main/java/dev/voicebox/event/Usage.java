package dev.voicebox.event;

/**
 * Tokens of one response. A second of the caller's audio counts as 10 tokens and a second of spoken answer as 20,
 * as the public service counts them; text as the provider reports it, else by estimate.
 */
public record Usage(int inputText, int inputAudio, int cachedText, int outputText, int outputAudio) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public int input() {
        return inputText + inputAudio;
    }

    public int output() {
        return outputText + outputAudio;
    }

    public int total() {
        return input() + output();
    }
}
