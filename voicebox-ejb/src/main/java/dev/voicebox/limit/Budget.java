package dev.voicebox.limit;

import java.time.Instant;
import java.util.List;

import dev.voicebox.event.RateLimit;

/** What one tenant may still use: requests and tokens a minute. Safe for many threads. */
public interface Budget {

    /** Takes one request if there is one left; {@code false} takes nothing. */
    boolean takeRequest(Instant now);

    /** Counts tokens after they were used; an answer is never cut for them, the next request is refused. */
    void countTokens(long tokens, Instant now);

    /** Requests, then tokens, as they stand. */
    List<RateLimit> limits(Instant now);
}
