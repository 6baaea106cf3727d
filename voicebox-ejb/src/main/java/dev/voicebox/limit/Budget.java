package dev.voicebox.limit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.event.RateLimit;

/**
 * What one caller may still use: requests and tokens a minute. Safe for many threads, and never waits: what cannot be decided at
 * once has to be asked for, and is told later, on any thread.
 */
public interface Budget {

    /**
     * Takes one request, and the tokens it is expected to use, if there are both; else nothing.
     *
     * @return empty when that cannot be decided at once
     */
    Optional<Verdict> take(long tokens, Instant now);

    /** As {@link #take}, for one that cannot be decided at once. */
    void ask(long tokens, Consumer<Verdict> then);

    /**
     * So many tokens were used; an answer is never cut for them, the next request is refused.
     *
     * @return the limits as they stand then; empty when that cannot be said at once
     */
    Optional<List<RateLimit>> settle(Grant grant, long tokens, Instant now);

    /** As {@link #settle}, where that cannot be said at once. */
    void settle(Grant grant, long tokens, Consumer<List<RateLimit>> then);

    /** Requests, then tokens, as far as it is known how they stand. */
    List<RateLimit> limits(Instant now);

    /** So much was heard or spoken. */
    void sound(long ms);
}
