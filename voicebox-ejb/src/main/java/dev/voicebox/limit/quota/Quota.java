package dev.voicebox.limit.quota;

/**
 * What may be used. {@code null} is no limit of this level; 0 is nothing at all.
 *
 * @param requestsPerMinute calls over HTTP and answers of sessions
 * @param tokensPerMinute of language models, in and out
 * @param connections at the same time
 * @param audioMinutesPerDay heard and spoken
 */
public record Quota(Long requestsPerMinute, Long tokensPerMinute, Long connections, Long audioMinutesPerDay) {
    public static final Quota NONE = new Quota(null, null, null, null);
    /** Of the platform, until an administrator sets another. */
    public static final Quota BOOTSTRAP = new Quota(6_000L, 2_000_000L, 500L, null);

    public Quota {
        for (Long limit : new Long[] {requestsPerMinute, tokensPerMinute, connections, audioMinutesPerDay}) {
            if (limit != null && limit < 0) {
                throw new IllegalArgumentException("a limit is 0 or more, got " + limit);
            }
        }
    }

    /** Where both have a limit, the smaller one. */
    public Quota and(Quota other) {
        return new Quota(
                smaller(requestsPerMinute, other.requestsPerMinute),
                smaller(tokensPerMinute, other.tokensPerMinute),
                smaller(connections, other.connections),
                smaller(audioMinutesPerDay, other.audioMinutesPerDay));
    }

    private static Long smaller(Long one, Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Long.valueOf(Math.min(one, other));
    }
}
