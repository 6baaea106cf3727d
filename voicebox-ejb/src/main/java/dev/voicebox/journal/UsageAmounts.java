package dev.voicebox.journal;

/**
 * What was used, to be added to what was used before; nothing is negative.
 *
 * @param requests REST calls and {@code response.create}s
 * @param inputTokens as in the {@code usage} of responses, text and audio together
 * @param audioInMs sound of the caller that was taken, in ms
 * @param audioOutMs sound that was made for the caller, in ms
 * @param connectionMs how long a client was connected, in ms
 */
public record UsageAmounts(
        long requests, long inputTokens, long outputTokens, long audioInMs, long audioOutMs, long connectionMs) {

    public static final UsageAmounts NONE = new UsageAmounts(0, 0, 0, 0, 0, 0);

    public UsageAmounts {
        if ((requests | inputTokens | outputTokens | audioInMs | audioOutMs | connectionMs) < 0) {
            throw new IllegalArgumentException("less than nothing cannot be used");
        }
    }

    public UsageAmounts plus(UsageAmounts more) {
        return new UsageAmounts(
                requests + more.requests,
                inputTokens + more.inputTokens,
                outputTokens + more.outputTokens,
                audioInMs + more.audioInMs,
                audioOutMs + more.audioOutMs,
                connectionMs + more.connectionMs);
    }
}
