package dev.voicebox.job.glance;

import dev.voicebox.speech.stt.stream.StablePrefix;

/**
 * The words of an utterance, as they become certain. What was told is never taken back: all that is told, joined, is the text
 * in the end, also when the last hearing is of another opinion.
 */
public final class StableWords {
    private final StablePrefix prefix = new StablePrefix();

    /** A glance: what two of them agree on is certain. */
    public void glance(String text) {
        prefix.hear(text);
    }

    /**
     * Certain words, from the first on; may be called again with more.
     *
     * @return what was not told yet, to be appended; often empty
     */
    public String hear(String text) {
        return prefix.finish(text);
    }

    /** All words that are certain. */
    public String told() {
        return prefix.told();
    }
}
