package dev.voicebox.journal;

import java.util.Objects;

/**
 * What was used, to be added to what was used before; nothing is negative.
 *
 * @param requests REST calls and answers of sessions, however they ended
 * @param audioInMs sound of the caller that was put into words, in ms
 * @param audioOutMs sound of answers that was sent, in ms
 * @param connectionMs how long a client was connected, in ms
 */
public record UsageAmounts(long requests, Tokens tokens, long audioInMs, long audioOutMs, long connectionMs) {

    public static final UsageAmounts NONE = new UsageAmounts(0, Tokens.NONE, 0, 0, 0);

    public UsageAmounts {
        Objects.requireNonNull(tokens, "tokens");
        if ((requests | audioInMs | audioOutMs | connectionMs) < 0) {
            throw new IllegalArgumentException("less than nothing cannot be used");
        }
    }

    /** With tokens that were counted and not read before. */
    public UsageAmounts(
            long requests, long inputTokens, long outputTokens, long audioInMs, long audioOutMs, long connectionMs) {
        this(requests, new Tokens(inputTokens, 0, outputTokens, 0), audioInMs, audioOutMs, connectionMs);
    }

    /**
     * Tokens as in the {@code usage} of responses, text, pictures and sound together.
     *
     * @param cached part of {@code input}: what the provider had read before
     * @param estimated part of {@code input} and {@code output}: what nobody counted
     */
    public record Tokens(long input, long cached, long output, long estimated) {

        public static final Tokens NONE = new Tokens(0, 0, 0, 0);

        public Tokens {
            if ((input | cached | output | estimated) < 0 || cached > input || estimated > input + output) {
                throw new IllegalArgumentException("no more can be cached or estimated than was used");
            }
        }

        Tokens plus(Tokens more) {
            return new Tokens(
                    input + more.input, cached + more.cached, output + more.output, estimated + more.estimated);
        }
    }

    public static UsageAmounts ofRequest(Tokens tokens) {
        return new UsageAmounts(1, tokens, 0, 0, 0);
    }

    public static UsageAmounts ofAudioIn(long ms) {
        return new UsageAmounts(0, Tokens.NONE, ms, 0, 0);
    }

    public static UsageAmounts ofAudioOut(long ms) {
        return new UsageAmounts(0, Tokens.NONE, 0, ms, 0);
    }

    public static UsageAmounts ofConnection(long ms) {
        return new UsageAmounts(0, Tokens.NONE, 0, 0, ms);
    }

    public long inputTokens() {
        return tokens.input();
    }

    public long outputTokens() {
        return tokens.output();
    }

    public boolean isNothing() {
        return equals(NONE);
    }

    public UsageAmounts plus(UsageAmounts more) {
        return new UsageAmounts(
                requests + more.requests,
                tokens.plus(more.tokens),
                audioInMs + more.audioInMs,
                audioOutMs + more.audioOutMs,
                connectionMs + more.connectionMs);
    }
}
