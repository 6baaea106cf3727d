package dev.voicebox.job.stream.language;

import dev.voicebox.job.stream.Loss;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;

/** Why there is no answer, or no whole one, when no model is to blame for it. In words for a caller. */
final class BrokenOff {
    /** In the place of a provider, when it is not known, or was none. */
    static final String WORKERS = "llm-workers";

    static final String GIVEN_UP = "The servers that ask language models have failed at this several times.";

    private BrokenOff() {}

    static ModelFailure of(Loss loss) {
        return switch (loss) {
            case AWAY -> unreachable("The servers that ask language models cannot be reached; try again in a moment.");
            case BUSY ->
                new ModelFailure(
                        Kind.RATE_LIMITED,
                        WORKERS,
                        "The servers that ask language models have too much to do; try again in a moment.");
            case LATE ->
                new ModelFailure(
                        Kind.TIMEOUT,
                        WORKERS,
                        "No server that asks language models was free in time; try again in a moment.");
            case LOST -> unreachable("What a language model said was lost on its way; try again.");
        };
    }

    /** As when a provider's connection breaks after its first word: who takes over would say other words. */
    static ModelFailure afterFirstWord(String provider) {
        return new ModelFailure(
                Kind.TRUNCATED,
                provider,
                "The server that asked the language model " + provider
                        + " is gone, and with it the rest of its answer.");
    }

    static ModelFailure unreachable(String message) {
        return new ModelFailure(Kind.UNREACHABLE, WORKERS, message);
    }
}
