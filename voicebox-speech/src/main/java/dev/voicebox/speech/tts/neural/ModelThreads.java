package dev.voicebox.speech.tts.neural;

/** On how many threads a model of a voice runs. */
public final class ModelThreads {
    private static final int MOST = 4;

    private ModelThreads() {}

    /** Half of the cores: a caller waits for the first sentence, but the others must be heard meanwhile. */
    public static int ofThisMachine() {
        return Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors() / 2));
    }
}
