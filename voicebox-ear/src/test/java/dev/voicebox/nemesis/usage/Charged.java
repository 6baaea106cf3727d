package dev.voicebox.nemesis.usage;

/** Sums of what was recorded. */
public record Charged(long requests, long inputTokens, long outputTokens) {
    static final Charged NOTHING = new Charged(0, 0, 0);

    Charged plus(Charged more) {
        return new Charged(requests + more.requests, inputTokens + more.inputTokens, outputTokens + more.outputTokens);
    }

    boolean isLessThan(Charged other) {
        return requests < other.requests || inputTokens < other.inputTokens || outputTokens < other.outputTokens;
    }
}
